# Reads {"module": ["name", …]} as JSON from the standard input. Of the names that this machine's libraries
# have, prints those that are no class, and those whose instances do more when they are made and given a state
# than take attributes: a method of Python's own for it that is not one of a base that was read.
import importlib, json, sys, warnings

warnings.simplefilter("ignore")
wanted = json.load(sys.stdin)
HOOKS = ("__setstate__", "__reduce__", "__reduce_ex__", "__setattr__", "__del__", "__new__")


def own(cls, hook):
    """Where the method comes from, if it is written in Python."""
    for base in cls.__mro__:
        if hook in vars(base):
            found = vars(base)[hook]
            found = getattr(found, "__func__", found)
            if made_of_text(base, found):
                return None
            return f"{base.__module__}.{base.__qualname__}" if hasattr(found, "__code__") else None
    return None


def made_of_text(cls, method):
    """Methods of named tuples, which collections.namedtuple and SciPy's _make_tuple_bunch write: they make a tuple."""
    code = getattr(method, "__code__", None)
    return issubclass(cls, tuple) and hasattr(cls, "_fields") and code is not None and code.co_filename.startswith("<")


missing, not_classes, hooks, tried = [], [], {}, 0
for module, names in wanted.items():
    try:
        loaded = importlib.import_module(module)
    except BaseException:
        continue
    for name in names:
        tried += 1
        value = getattr(loaded, name, None)
        if value is None:
            missing.append(f"{module}.{name}")
        elif not isinstance(value, type):
            not_classes.append(f"{module}.{name}")
        else:
            for hook in HOOKS:
                place = own(value, hook)
                if place is not None:
                    hooks.setdefault(f"{place}.{hook}", f"{module}.{name}")
json.dump({"missing": missing, "notClasses": not_classes, "hooks": hooks, "tried": tried}, sys.stdout)
