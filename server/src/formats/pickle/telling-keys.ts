/**
 * Attributes by which an object, a class or a module is turned into another thing, or code is put
 * where Python looks for it. Names such as `__wrapped__`, `__dict__` (pydantic) and `__orig_class__`
 * stand in honest states and are not among them.
 */
const telling: ReadonlySet<string> = new Set(
  (
    "__setstate__ __reduce__ __reduce_ex__ __getattr__ __getattribute__ __setattr__ __class__ __call__ " +
    "__new__ __init__ __del__ __builtins__ __globals__ __code__ __bases__ __subclasshook__ __mro_entries__ " +
    "__loader__ __path__ __spec__ __import__ __getstate__ __init_subclass__ __instancecheck__"
  ).split(" "),
);

/** Whether a key of a state is such an attribute. */
export function isTellingKey(key: unknown): key is string {
  return typeof key === "string" && key.charCodeAt(0) === 0x5f && telling.has(key);
}
