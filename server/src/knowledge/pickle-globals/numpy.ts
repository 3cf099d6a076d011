import type { AllowPack } from "./pack.ts";

/**
 * NumPy and SciPy. Names are those of NumPy 1 (`numpy.core`); NumPy 2 writes `numpy._core`, which is
 * mapped to them. `numpy.core._ufunc_reconstruct` imports any module and is not among them.
 */
export const numpy: AllowPack = {
  library: "NumPy and SciPy",
  sources: [
    "what pickle.dumps writes for arrays, scalars, records, masked arrays and generators of NumPy 1.24",
    "numpy/_core/multiarray.py, numpy/random/_pickle.py, numpy/ma/core.py (BSD-3-Clause), NumPy 1.24 to 2.2",
    "what pickle.dumps writes for the matrices, splines and distributions of SciPy 1.10 (BSD-3-Clause)",
  ],
  date: "2026-11",
  globals: {
    numpy:
      "bool bool_ byte bytes_ cdouble cfloat clongdouble complex128 complex64 csingle datetime64 double dtype float16 float32 float64 " +
      "float_ half int16 int32 int64 int8 int_ intc intp longdouble longlong chararray matrix ndarray object_ poly1d recarray record short " +
      "single str_ timedelta64 ubyte uint uint16 uint32 uint64 uint8 uintc uintp ulonglong unicode_ ushort void max mean median min std sum var add exp expm1 log log10 log1p log2 sqrt square tanh clip finfo iinfo " +
      "absolute arccos arccosh arcsin arcsinh arctan arctan2 arctanh bitwise_and bitwise_count bitwise_or bitwise_xor cbrt ceil " +
      "conjugate copysign cos cosh deg2rad degrees divide divmod equal exp2 fabs float_power floor floor_divide fmax fmin fmod " +
      "frexp gcd greater greater_equal heaviside hypot invert isfinite isinf isnan isnat lcm ldexp left_shift less less_equal " +
      "logaddexp logaddexp2 logical_and logical_not logical_or logical_xor matmul matvec maximum minimum modf multiply negative " +
      "nextafter not_equal positive power rad2deg radians reciprocal remainder right_shift rint sign signbit sin sinh spacing " +
      "subtract tan trunc vecdot vecmat",
    "numpy.core.getlimits": "finfo iinfo",
    "numpy.linalg": "norm",
    "numpy.core.multiarray": "_reconstruct scalar ndarray dtype",
    "numpy.core._internal": "_reconstruct",
    "numpy.core.numeric": "_frombuffer",
    // Every ufunc (numpy/core/umath.py): arithmetic on arrays.
    "numpy.core._multiarray_umath":
      "absolute add arccos arccosh arcsin arcsinh arctan arctan2 arctanh bitwise_and bitwise_count bitwise_or bitwise_xor cbrt " +
      "ceil conjugate copysign cos cosh deg2rad degrees divide divmod equal exp exp2 expm1 fabs float_power floor floor_divide " +
      "fmax fmin fmod frexp gcd greater greater_equal heaviside hypot invert isfinite isinf isnan isnat lcm ldexp left_shift " +
      "less less_equal log log10 log1p log2 logaddexp logaddexp2 logical_and logical_not logical_or logical_xor matmul matvec " +
      "maximum minimum modf multiply negative nextafter not_equal positive power rad2deg radians reciprocal remainder " +
      "right_shift rint sign signbit sin sinh spacing sqrt square subtract tan tanh trunc vecdot vecmat",
    "numpy.core.records": "recarray record",
    "numpy.rec": "recarray record",
    "numpy.dtypes":
      "BoolDType BytesDType Complex128DType Complex64DType DateTime64DType Float16DType Float32DType Float64DType Int16DType Int32DType " +
      "Int64DType Int8DType ObjectDType StrDType StringDType TimeDelta64DType UInt16DType UInt32DType UInt64DType UInt8DType VoidDType",
    "numpy.ma": "MaskedArray",
    "numpy.ma.core": "MaskedArray MaskedConstant _mareconstruct",
    "numpy.matrixlib.defmatrix": "matrix",
    "numpy.lib.polynomial": "poly1d",
    "numpy.random": "RandomState __RandomState_ctor",
    "numpy.random._generator": "Generator",
    "numpy.random._mt19937": "MT19937",
    "numpy.random._pcg64": "PCG64 PCG64DXSM",
    "numpy.random._philox": "Philox",
    "numpy.random._sfc64": "SFC64",
    "numpy.random._pickle": "__bit_generator_ctor __generator_ctor __randomstate_ctor",
    "numpy.random.bit_generator": "SeedSequence __pyx_unpickle_SeedSequence",
    "numpy.random.mtrand": "RandomState __RandomState_ctor",
    "scipy.interpolate._bsplines": "BSpline",
    "scipy.interpolate._cubic": "Akima1DInterpolator CubicHermiteSpline CubicSpline PchipInterpolator",
    "scipy.interpolate._fitpack2":
      "InterpolatedUnivariateSpline LSQUnivariateSpline RectBivariateSpline UnivariateSpline",
    "scipy.interpolate._interpolate":
      "interp1d._call_linear interp1d._call_linear_np interp1d._call_nearest interp1d._call_previousnext interp1d._call_spline interp1d._call_nan_spline BPoly PPoly interp1d",
    "scipy.sparse._arrays": "bsr_array coo_array csc_array csr_array dia_array dok_array lil_array",
    "scipy.sparse._bsr": "bsr_array bsr_matrix",
    "scipy.sparse._coo": "coo_array coo_matrix",
    "scipy.sparse._csc": "csc_array csc_matrix",
    "scipy.sparse._csr": "csr_array csr_matrix",
    "scipy.sparse._dia": "dia_array dia_matrix",
    "scipy.sparse._dok": "dok_array dok_matrix",
    "scipy.sparse._lil": "lil_array lil_matrix",
    "scipy.sparse.bsr": "bsr_matrix",
    "scipy.sparse.coo": "coo_matrix",
    "scipy.sparse.csc": "csc_matrix",
    "scipy.sparse.csr": "csr_matrix",
    "scipy.sparse.dia": "dia_matrix",
    "scipy.sparse.dok": "dok_matrix",
    "scipy.sparse.lil": "lil_matrix",
    "scipy.spatial._ckdtree": "cKDTree",
    "scipy.spatial._kdtree": "KDTree",
    "scipy.spatial.ckdtree": "cKDTree",
    "scipy.spatial.kdtree": "KDTree",
    "scipy.stats._kde": "gaussian_kde",
    "scipy.stats._covariance": "CovViaPSD",
    "scipy.stats._multivariate": "_PSD multivariate_normal_frozen multivariate_normal_gen",
  },
};
