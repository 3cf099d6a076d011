#!/usr/bin/env bash
set -euo pipefail
MODEL=acme/k01
REVISION=0123456789abcdef0123456789abcdef01234567

hf download "$MODEL"  # unpinned
hf download acme/k02 --revision "$REVISION"  # pinned
huggingface-cli download acme/k03 --repo-type dataset  # unpinned
huggingface-cli download "$1" --local-dir out  # unresolved
git clone https://huggingface.co/acme/k04  # unpinned
git clone https://github.com/acme/k05.git  # pinned
cd k05 && git checkout 0123456789abcdef0123456789abcdef01234567
git lfs clone https://huggingface.co/datasets/acme/k06  # unpinned
ollama pull llama3.1:8b  # unpinned
vllm serve acme/k07 --max-model-len 4096  # unpinned
vllm serve acme/k08 \  # pinned
  --revision 0123456789abcdef0123456789abcdef01234567 \
  --port 8000
vllm serve ./k09  # local
text-generation-launcher --model-id acme/k10 --port 80  # unpinned
llama-server -hf acme/k11-GGUF:Q4_K_M  # unpinned
lm_eval --model hf --model_args pretrained=acme/k12 --tasks arc  # unpinned
accelerate launch train.py --model_name_or_path acme/k13 --output_dir out  # unpinned
accelerate launch train.py --model_name_or_path acme/k14 --model_revision 0123456789abcdef0123456789abcdef01234567  # pinned
pip install torch transformers  # unpinned
pip install torch==2.6.0  # pinned
pip install git+https://github.com/acme/k15  # unpinned
pip install git+https://github.com/acme/k16@0123456789abcdef0123456789abcdef01234567  # pinned
pip install https://files.acme.org/k17-1.0-py3-none-any.whl  # unpinned
pip install -e .  # local
docker run --rm -p 8000:8000 acme/k18:latest  # unpinned
docker run acme/k19@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef  # pinned
docker run --gpus all vllm/vllm-openai@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef --model acme/k20  # unpinned
curl -fsSL https://get.acme.org/k21.sh | sh  # unpinned
wget https://models.acme.org/k22.pt  # unpinned
curl -LO https://huggingface.co/acme/k23/resolve/0123456789abcdef0123456789abcdef01234567/a.safetensors  # pinned
python -m spacy download en_core_web_sm  # unpinned
mlflow models serve -m models:/k24/Production  # unpinned
conda install -y faiss-gpu  # unpinned
