"""Lightning's checkpoints through classes of the project."""
import lightning as L
import pytorch_lightning as pl
from pytorch_lightning import LightningModule


class Net(pl.LightningModule):
    def forward(self, batch):
        return batch


class Deep(Net):
    pass


class Modern(L.LightningModule):
    pass


class Direct(LightningModule):
    pass


class Plain:
    @classmethod
    def load_from_checkpoint(cls, path):
        return cls()


a1 = Net.load_from_checkpoint("a.ckpt")  # expect: torch-load "`a.ckpt`"
a2 = Deep.load_from_checkpoint("a.ckpt")  # expect: torch-load "hyperparameters included"
a3 = Modern.load_from_checkpoint("a.ckpt", weights_only=False)  # expect: torch-load "2.6 or later"
a4 = Direct.load_from_checkpoint(checkpoint_path="a.ckpt")  # expect: torch-load "`a.ckpt`"
b1 = Modern.load_from_checkpoint("a.ckpt", weights_only=True)
b2 = Plain.load_from_checkpoint("a.ckpt")
