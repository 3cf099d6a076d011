"""PyTorch's loaders, where weights_only decides."""
import dill
import torch
import torch as th
import torch.hub
import torch.utils.model_zoo as zoo
from torch import load as torch_load
from torch.package import PackageImporter
from torch.serialization import load as serial_load

a1 = torch.load("a.pt")  # expect: torch-load "which torch is used"
a2 = torch.load("a.pt", weights_only=False)  # expect: torch-load "`weights_only=False` lets it"
a3 = torch.load("a.pt", map_location="cpu")  # expect: torch-load "`a.pt`"
a4 = th.load("a.pt")  # expect: torch-load "`th.load`"
a5 = torch_load("a.pt")  # expect: torch-load "`torch.load`"
a6 = serial_load("a.pt", weights_only=False)  # expect: torch-load "weights_only=False"
a7 = torch.load("a.pt", weights_only=None)  # expect: torch-load "is not written"
a8 = torch.load(f="a.pt", map_location=None)  # expect: torch-load "`a.pt`"
a9 = torch.load("a.pt", pickle_module=dill)  # expect: torch-load "`dill`"
a10 = torch.load(  # expect: torch-load "`long/path/a.pt`"
    "long/path/a.pt",
    map_location=torch.device("cpu"),
)
a11 = torch.load(open("a.pt", "rb"), weights_only=0)  # expect: torch-load "weights_only=False"

b1 = torch.load("a.pt", weights_only=True)
b2 = torch.load("a.pt", map_location="cpu", weights_only=True)
b3 = torch.save({}, "a.pt")

url = "https://example.com/net-0123abcd.pth"
c1 = torch.hub.load_state_dict_from_url(url)  # expect: torch-load "off by default"
c2 = torch.hub.load_state_dict_from_url(url, weights_only=False)  # expect: torch-load "downloads"
c3 = zoo.load_url(url)  # expect: torch-load "downloads"
c4 = torch.hub.load_state_dict_from_url(url, weights_only=True)  # expect: unverified-download "check_hash"
c5 = torch.hub.load_state_dict_from_url("http://example.com/net.pth")  # expect: torch-load "`http://example.com/net.pth`"

d1 = PackageImporter("package.pt")  # expect: torch-load "brings its own code"
d2 = torch.jit.load("model.ts")  # expect: torch-load "TorchScript program"
d3 = torch.export.load("program.pt2")  # expect: torch-load "falls back"
d4 = torch.jit.script(None)
