# Reads {"module": ["name", …]} as JSON from the standard input and prints the pairs that this machine's
# libraries do not have, and those that are neither a class nor a value nor named below.
import importlib, inspect, json, sys, warnings

warnings.simplefilter("ignore")
wanted = json.load(sys.stdin)
missing, functions, tried = [], [], 0
for module, names in wanted.items():
    try:
        loaded = importlib.import_module(module)
    except Exception:
        continue
    for name in names:
        tried += 1
        value = loaded
        try:
            for part in name.split("."):
                value = getattr(value, part)
        except AttributeError:
            missing.append(f"{module}.{name}")
            continue
        # A ufunc of NumPy only computes.
        if callable(value) and not inspect.isclass(value) and type(value).__name__ != "ufunc":
            functions.append(f"{module}.{name}")
json.dump({"missing": missing, "functions": functions, "tried": tried}, sys.stdout)
