/**
 * What `torch.load(…, weights_only=True)` lets a file name without any `add_safe_globals`.
 *
 * Source: torch/_weights_only_unpickler.py, _get_allowed_globals() and _tensor_rebuild_functions(),
 * PyTorch 2.6 to 2.12, last looked at on 2026-11-23. Python 2's names of modules are mapped to
 * Python 3's before the list is asked (_read_global_instruction).
 */
const accepted: readonly RegExp[] = [
  /^collections\.(?:OrderedDict|Counter)$/,
  /^_codecs\.encode$/,
  /^(?:builtins|__builtin__)\.(?:bytearray|set|complex)$/,
  /^torch\.(?:Size|Tensor|device)$/,
  /^torch\.nn\.parameter\.Parameter$/,
  /^torch\.serialization\._get_layout$/,
  /^torch\.storage\.(?:Typed|Untyped)Storage$/,
  /^torch\._tensor\._rebuild_from_type_v2$/,
  /^torch\.(?:cuda\.|sparse\.|cuda\.sparse\.)?(?:BFloat16|Bool|Byte|Char|Double|Float|Half|Int|Long|Short)Tensor$/,
  /^torch\.(?:cuda\.)?(?:BFloat16|Bool|Byte|Char|Complex(?:Double|Float)|Double|Float|Half|Int|Long|Short|QInt32|QInt8|QUInt(?:2x4|4x2|8))Storage$/,
  /^torch\.(?:bool|u?int(?:[1-8]|16|32|64)|b?float(?:16|32|64)|complex(?:32|64|128)|bits(?:8|16|1x8|2x4|4x2)|qu?int(?:8|32|2x4|4x2))$/,
  /^torch\.float(?:8_e4m3fn(?:uz)?|8_e5m2(?:fnuz)?|8_e8m0fnu|4_e2m1fn_x2)$/,
  /^torch\.per_(?:tensor_(?:affine|symmetric)|channel_(?:affine|symmetric|affine_float_qparams))$/,
  /^torch\._utils\._rebuild_(?:parameter|parameter_with_state|qtensor|tensor|tensor_v2|tensor_v3|sparse_tensor|meta_tensor_no_storage|wrapper_subclass|device_tensor_from_numpy|device_tensor_from_cpu_tensor)$/,
];

/** @param name `torch._utils._rebuild_tensor_v2` */
export function isAcceptedByWeightsOnly(name: string): boolean {
  return accepted.some((pattern) => pattern.test(name));
}
