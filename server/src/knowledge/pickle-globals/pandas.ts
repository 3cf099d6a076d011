import type { AllowPack } from "./pack.ts";

export const pandas: AllowPack = {
  library: "pandas",
  sources: [
    "what pickle.dumps writes for frames, series, indexes, extension arrays and scalars of pandas 1.5",
    "pandas/compat/pickle_compat.py (BSD-3-Clause), renames between releases, pandas 0.20 to 2.2",
    "what pickle.dumps writes for the same of pandas 3, and for its texts that pyarrow keeps (pyarrow/array.pxi, types.pxi, io.pxi, Apache-2.0: they make arrays of buffers)",
    "pytz 2022 and dateutil 2.8: what a time zone is pickled as",
  ],
  date: "2026-11",
  globals: {
    // pandas 3 gives its classes the module that people import them from.
    pandas:
      "ArrowDtype BooleanDtype Categorical CategoricalDtype CategoricalIndex DataFrame DateOffset DatetimeIndex DatetimeTZDtype Float32Dtype Float64Dtype " +
      "Index Int16Dtype Int32Dtype Int64Dtype Int8Dtype Interval IntervalDtype IntervalIndex MultiIndex NA Period PeriodDtype PeriodIndex RangeIndex " +
      "Series SparseDtype StringDtype Timedelta TimedeltaIndex Timestamp UInt16Dtype UInt32Dtype UInt64Dtype UInt8Dtype",
    "pandas.arrays":
      "ArrowExtensionArray ArrowStringArray BooleanArray DatetimeArray FloatingArray IntegerArray IntervalArray NumpyExtensionArray PeriodArray " +
      "SparseArray StringArray TimedeltaArray",
    "pyarrow.lib": "_restore_array py_buffer type_for_alias",
    "pandas._libs.arrays": "__pyx_unpickle_NDArrayBacked",
    "pandas._libs.internals": "BlockPlacement _unpickle_block",
    "pandas._libs.interval": "Interval __pyx_unpickle_IntervalMixin",
    "pandas._libs.lib": "_NoDefault.no_default _NoDefault",
    "pandas._libs.missing": "NA NAType",
    "pandas._libs.sparse": "BlockIndex IntIndex",
    "pandas._libs.tslib": "Timedelta Timestamp",
    "pandas._libs.tslibs.nattype": "__nat_unpickle _nat_unpickle",
    "pandas._libs.tslibs.offsets":
      "BDay BHalfYearBegin BHalfYearEnd BMonthBegin BMonthEnd BQuarterBegin BQuarterEnd BYearBegin BYearEnd BusinessDay " +
      "BusinessHour BusinessMonthBegin BusinessMonthEnd CBMonthBegin CBMonthEnd CDay CustomBusinessDay CustomBusinessHour " +
      "CustomBusinessMonthBegin CustomBusinessMonthEnd DateOffset Day Easter FY5253 FY5253Quarter HalfYearBegin HalfYearEnd Hour " +
      "LastWeekOfMonth Micro Milli Minute MonthBegin MonthEnd Nano QuarterBegin QuarterEnd Second SemiMonthBegin SemiMonthEnd " +
      "Tick Week WeekOfMonth YearBegin YearEnd",
    "pandas.tseries.offsets":
      "BDay BHalfYearBegin BHalfYearEnd BMonthBegin BMonthEnd BQuarterBegin BQuarterEnd BYearBegin BYearEnd BusinessDay " +
      "BusinessHour BusinessMonthBegin BusinessMonthEnd CBMonthBegin CBMonthEnd CDay CustomBusinessDay CustomBusinessHour " +
      "CustomBusinessMonthBegin CustomBusinessMonthEnd DateOffset Day Easter FY5253 FY5253Quarter HalfYearBegin HalfYearEnd Hour " +
      "LastWeekOfMonth Micro Milli Minute MonthBegin MonthEnd Nano QuarterBegin QuarterEnd Second SemiMonthBegin SemiMonthEnd " +
      "Tick Week WeekOfMonth YearBegin YearEnd",
    "pandas._libs.tslibs.period": "Period",
    "pandas._libs.tslibs.timedeltas": "Timedelta _timedelta_unpickle",
    "pandas._libs.tslibs.timestamps": "Timestamp _unpickle_timestamp",
    "pandas.core.arrays.boolean": "BooleanArray BooleanDtype",
    "pandas.core.arrays.categorical": "Categorical",
    "pandas.core.arrays.datetimes": "DatetimeArray",
    "pandas.core.arrays.floating": "Float32Dtype Float64Dtype FloatingArray",
    "pandas.core.arrays.integer":
      "Int16Dtype Int32Dtype Int64Dtype Int8Dtype IntegerArray UInt16Dtype UInt32Dtype UInt64Dtype UInt8Dtype",
    "pandas.core.arrays.interval": "IntervalArray",
    "pandas.core.arrays.numpy_": "PandasArray PandasDtype",
    "pandas.core.arrays.period": "PeriodArray",
    "pandas.core.arrays.sparse": "SparseArray SparseDtype",
    "pandas.core.arrays.sparse.array": "SparseArray",
    "pandas.core.arrays.sparse.dtype": "SparseDtype",
    "pandas.core.arrays.string_": "StringArray StringDtype",
    "pandas.core.arrays.timedeltas": "TimedeltaArray",
    "pandas.core.categorical": "Categorical CategoricalDtype",
    "pandas.core.dtypes.dtypes":
      "CategoricalDtype DatetimeTZDtype IntervalDtype NumpyEADtype PeriodDtype SparseDtype",
    "pandas.core.flags": "Flags",
    "pandas.core.frame": "DataFrame",
    "pandas.core.groupby.generic": "DataFrameGroupBy SeriesGroupBy",
    "pandas.core.groupby.grouper": "Grouper Grouping",
    "pandas.core.groupby.ops": "BaseGrouper",
    "pandas.core.index": "Index Int64Index MultiIndex _new_Index",
    "pandas.core.indexes.base": "Index _new_Index",
    "pandas.core.indexes.category": "CategoricalIndex",
    "pandas.core.indexes.datetimes": "DatetimeIndex _new_DatetimeIndex",
    "pandas.core.indexes.frozen": "FrozenList",
    "pandas.core.indexes.interval": "IntervalIndex _new_IntervalIndex",
    "pandas.core.indexes.multi": "MultiIndex",
    "pandas.core.indexes.numeric": "Float64Index Int64Index NumericIndex UInt64Index",
    "pandas.core.indexes.period": "PeriodIndex _new_PeriodIndex",
    "pandas.core.indexes.range": "RangeIndex",
    "pandas.core.indexes.timedeltas": "TimedeltaIndex",
    "pandas.core.internals": "BlockManager SingleBlockManager",
    "pandas.core.internals.blocks":
      "Block BoolBlock CategoricalBlock DatetimeBlock DatetimeLikeBlock DatetimeTZBlock ExtensionBlock FloatBlock IntBlock NumericBlock " +
      "ObjectBlock TimeDeltaBlock new_block",
    "pandas.core.internals.managers": "BlockManager SingleBlockManager",
    "pandas.core.series": "Series",
    "pandas.indexes.base": "Index _new_Index",
    "pandas.indexes.multi": "MultiIndex",
    "pandas.indexes.numeric": "Float64Index Int64Index",
    "pandas.indexes.range": "RangeIndex",
    "pandas.tseries.index": "DatetimeIndex _new_DatetimeIndex",
    "dateutil.tz.tz": "tzlocal tzoffset tzutc",
    pytz: "_UTC _p",
  },
};
