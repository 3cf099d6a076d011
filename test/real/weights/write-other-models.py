# Writes models that are no pickles: write-other-models.py FOLDER
import sys, os, warnings
import torch

warnings.simplefilter("ignore")
folder = sys.argv[1]


class Net(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = torch.nn.Sequential(torch.nn.Conv2d(3, 4, 3), torch.nn.BatchNorm2d(4), torch.nn.ReLU())

    def forward(self, x):
        return torch.softmax(self.layers(x).mean((2, 3)), 1)


torch.jit.script(Net()).save(os.path.join(folder, "script.pt"))
torch.jit.trace(Net().eval(), torch.rand(1, 3, 8, 8)).save(os.path.join(folder, "trace.pt"))
try:
    import numpy, xgboost
except ImportError:
    sys.exit(0)
x = numpy.random.rand(50, 3)
model = xgboost.XGBClassifier(n_estimators=3).fit(x, x[:, 0] > 0.5)
model.save_model(os.path.join(folder, "trees.json"))
model.save_model(os.path.join(folder, "trees.ubj"))
