const tensors =
  "BFloat16Tensor BoolTensor ByteTensor CharTensor DoubleTensor FloatTensor HalfTensor IntTensor LongTensor ShortTensor";
const storages =
  "BFloat16Storage BoolStorage ByteStorage CharStorage ComplexDoubleStorage ComplexFloatStorage DoubleStorage " +
  "FloatStorage HalfStorage IntStorage LongStorage QInt32Storage QInt8Storage QUInt2x4Storage QUInt4x2Storage " +
  "QUInt8Storage ShortStorage";
const types =
  "bfloat16 bits16 bits1x8 bits2x4 bits4x2 bits8 bool complex128 complex32 complex64 float16 float32 float4_e2m1fn_x2 " +
  "float64 float8_e4m3fn float8_e4m3fnuz float8_e5m2 float8_e5m2fnuz float8_e8m0fnu int1 int16 int2 int3 int32 int4 " +
  "int5 int6 int64 int7 int8 qint32 qint8 quint2x4 quint4x2 quint8 uint1 uint16 uint2 uint3 uint32 uint4 uint5 uint6 " +
  "uint64 uint7 uint8";

/**
 * What `torch.load(…, weights_only=True)` lets a file name without any `add_safe_globals`: by module, with blanks
 * between. One text is looked through sooner than patterns are compiled, and most checks ask for two names.
 *
 * Source: torch/_weights_only_unpickler.py, _get_allowed_globals() and _tensor_rebuild_functions(),
 * PyTorch 2.6 to 2.12, last looked at on 2026-11-23. Python 2's names of modules are mapped to
 * Python 3's before the list is asked (_read_global_instruction).
 */
const accepted: Readonly<Record<string, string>> = {
  collections: "Counter OrderedDict",
  _codecs: "encode",
  builtins: "bytearray complex set",
  __builtin__: "bytearray complex set",
  torch:
    `${tensors} ${storages} ${types} Size Tensor device per_channel_affine per_channel_affine_float_qparams ` +
    "per_channel_symmetric per_tensor_affine per_tensor_symmetric",
  "torch.cuda": `${tensors} ${storages}`,
  "torch.sparse": tensors,
  "torch.cuda.sparse": tensors,
  "torch.nn.parameter": "Parameter",
  "torch.serialization": "_get_layout",
  "torch.storage": "TypedStorage UntypedStorage",
  "torch._tensor": "_rebuild_from_type_v2",
  "torch._utils":
    "_rebuild_device_tensor_from_cpu_tensor _rebuild_device_tensor_from_numpy _rebuild_meta_tensor_no_storage " +
    "_rebuild_parameter _rebuild_parameter_with_state _rebuild_qtensor _rebuild_sparse_tensor _rebuild_tensor " +
    "_rebuild_tensor_v2 _rebuild_tensor_v3 _rebuild_wrapper_subclass",
};

/** @param written `torch._utils._rebuild_tensor_v2` */
export function isAcceptedByWeightsOnly(written: string): boolean {
  const dot = written.lastIndexOf(".");
  const [module, name] = [written.slice(0, dot), written.slice(dot + 1)];
  if (!Object.hasOwn(accepted, module) || name === "" || name.includes(" ")) return false;
  return ` ${accepted[module]} `.includes(` ${name} `);
}
