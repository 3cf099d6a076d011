"""Fine-tunes a sentiment model on the tickets that the support team labelled."""

import argparse
import pickle

import numpy as np
import torch
import yaml
from datasets import load_dataset
from transformers import AutoModelForSequenceClassification, AutoTokenizer, Trainer, TrainingArguments

BASE_MODEL = "meta-llama/Llama-3.1-8B"


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", default="config.yaml")
    parser.add_argument("--resume", help="a checkpoint to go on from")
    return parser.parse_args()


def main() -> None:
    arguments = parse_arguments()
    with open(arguments.config) as file:
        config = yaml.load(file, Loader=yaml.Loader)

    tokenizer = AutoTokenizer.from_pretrained(BASE_MODEL)
    model = AutoModelForSequenceClassification.from_pretrained(BASE_MODEL, num_labels=3)
    if arguments.resume:
        model.load_state_dict(torch.load(arguments.resume, map_location="cpu"))

    with open("data/label_encoder.pkl", "rb") as file:
        labels = pickle.load(file)
    weights = np.load("data/class_weights.npy", allow_pickle=True)

    tickets = load_dataset("acme-support/tickets", split="train")
    tickets = tickets.map(lambda row: tokenizer(row["text"], truncation=True), batched=True)
    trainer = Trainer(
        model=model,
        args=TrainingArguments(output_dir="out", **config["trainer"]),
        train_dataset=tickets,
    )
    print(f"{len(labels.classes_)} classes, weights {weights}")
    trainer.train()
    trainer.save_model("out")


if __name__ == "__main__":
    main()
