"""YAML loaders, by class, by function and by library."""
import yaml
import yaml as y
from ruamel.yaml import YAML
from yaml import CLoader, FullLoader, Loader, SafeLoader, UnsafeLoader
from yaml import load as read_yaml

text = "a: 1"

a1 = yaml.load(text)  # expect: yaml-unsafe-load "without a `Loader`"
a2 = yaml.load(text, Loader=yaml.Loader)  # expect: yaml-unsafe-load "`yaml.Loader`"
a3 = yaml.load(text, Loader=Loader)  # expect: yaml-unsafe-load "`yaml.Loader`"
a4 = yaml.load(text, Loader=UnsafeLoader)  # expect: yaml-unsafe-load "`yaml.UnsafeLoader`"
a5 = yaml.load(text, yaml.UnsafeLoader)  # expect: yaml-unsafe-load "`yaml.UnsafeLoader`"
a6 = yaml.load(text, CLoader)  # expect: yaml-unsafe-load "`yaml.CLoader`"
a7 = yaml.load(text, Loader=FullLoader)  # expect: yaml-unsafe-load "before PyYAML 5.4"
a8 = yaml.full_load(text)  # expect: yaml-unsafe-load "before PyYAML 5.4"
a9 = yaml.unsafe_load(text)  # expect: yaml-unsafe-load "`yaml.unsafe_load`"
a10 = list(yaml.load_all(text, Loader=yaml.Loader))  # expect: yaml-unsafe-load "`yaml.load_all`"
a11 = list(yaml.unsafe_load_all(text))  # expect: yaml-unsafe-load "`yaml.unsafe_load_all`"
a12 = list(yaml.full_load_all(text))  # expect: yaml-unsafe-load "`yaml.full_load_all`"
a13 = read_yaml(text)  # expect: yaml-unsafe-load "`yaml.load`"
a14 = y.load(text)  # expect: yaml-unsafe-load "`y.load`"
a15 = YAML(typ="unsafe").load(text)  # expect: yaml-unsafe-load "unsafe"
unsafe = YAML(typ="unsafe")
a16 = unsafe.load(text)  # expect: yaml-unsafe-load "unsafe"


class Including(yaml.SafeLoader):
    pass


class Tagged(yaml.Loader):
    pass


class Deeper(Tagged):
    pass


class Checked(yaml.FullLoader):
    pass


a17 = yaml.load(text, Loader=Tagged)  # expect: yaml-unsafe-load "`Tagged`, which derives from an unsafe loader"
a18 = yaml.load(text, Deeper)  # expect: yaml-unsafe-load "`Deeper`"
a19 = yaml.load(text, Loader=Checked)  # expect: yaml-unsafe-load "before PyYAML 5.4"


b1 = yaml.safe_load(text)
b2 = yaml.load(text, Loader=yaml.SafeLoader)
b3 = yaml.load(text, Loader=SafeLoader)
b4 = yaml.load(text, yaml.CSafeLoader)
b5 = yaml.load(text, Loader=yaml.BaseLoader)
b6 = list(yaml.safe_load_all(text))
b7 = yaml.load(text, Loader=Including)
b8 = YAML().load(text)
b9 = YAML(typ="safe").load(text)
b10 = YAML(typ="rt").load(text)
b11 = yaml.dump({})
b12 = y.safe_load(text)
