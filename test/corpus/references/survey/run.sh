#!/usr/bin/env bash
set -euo pipefail
MODEL=meta-llama/Llama-3.2-1B
REV=4e20de362430cd3b72f300e6b0f18e50e7166e08
hf download "$MODEL"  # unpinned
hf download "$MODEL" --revision "$REV"  # pinned
huggingface-cli download --repo-type dataset HuggingFaceH4/ultrafeedback_binarized  # unpinned
huggingface-cli download bartowski/Qwen2.5-7B-Instruct-GGUF Qwen2.5-7B-Instruct-Q4_K_M.gguf --revision=4e20de362430cd3b72f300e6b0f18e50e7166e08  # pinned
hf download "$1"  # unresolved
hf download "${OTHER:-HuggingFaceTB/SmolLM2-360M}"  # unpinned
git clone https://huggingface.co/stabilityai/stable-diffusion-2  # unpinned
git clone git@hf.co:openai/whisper-base  # unpinned
GIT_LFS_SKIP_SMUDGE=1 git clone https://huggingface.co/BAAI/bge-m3 models/bge  # unpinned
git clone --branch main https://huggingface.co/datasets/allenai/dolma  # unpinned
ollama pull qwen2.5:7b  # unpinned
ollama run hf.co/bartowski/Llama-3.2-3B-Instruct-GGUF:Q4_K_M  # unpinned
vllm serve Qwen/Qwen2.5-7B-Instruct --port 8000  # unpinned
vllm serve Qwen/Qwen2.5-14B-Instruct --revision 4e20de362430cd3b72f300e6b0f18e50e7166e08 --tokenizer-revision 4e20de362430cd3b72f300e6b0f18e50e7166e08  # pinned
vllm serve ./models/mine  # local
python -m vllm.entrypoints.openai.api_server --model mistralai/Mistral-7B-Instruct-v0.3  # unpinned
python -m sglang.launch_server --model-path deepseek-ai/DeepSeek-V2-Lite  # unpinned
text-generation-launcher --model-id bigcode/starcoder2-3b  # unpinned
text-generation-launcher --model-id=bigcode/starcoder2-7b --revision=4e20de362430cd3b72f300e6b0f18e50e7166e08  # pinned
text-embeddings-router --model-id BAAI/bge-large-en-v1.5  # unpinned
llama-server -hf ggml-org/gemma-3-4b-it-GGUF  # unpinned
llama-cli --hf-repo TheBloke/phi-2-GGUF --hf-file phi-2.Q4_K_M.gguf  # unpinned
llama-server -m ./models/7b.gguf  # local
lm_eval --model hf --model_args pretrained=EleutherAI/pythia-1.4b,dtype=float16 --tasks hellaswag  # unpinned
lm-eval --model vllm --model_args pretrained=EleutherAI/pythia-6.9b,revision=4e20de362430cd3b72f300e6b0f18e50e7166e08 --tasks mmlu  # pinned
accelerate launch train.py --model_name_or_path google-t5/t5-small --dataset_name stanfordnlp/snli  # unpinned
torchrun --nproc_per_node 8 train.py --model_name_or_path=EleutherAI/gpt-j-6b  # unpinned
trl sft --model_name_or_path Qwen/Qwen2.5-0.5B --dataset_name trl-lib/Capybara  # unpinned
deepspeed run.py --model_name_or_path facebook/opt-66b  # unpinned
optimum-cli export onnx --model distilbert/distilgpt2 out/  # unpinned
mlx_lm.generate --model mlx-community/Phi-3-mini-4k-instruct-4bit --prompt hi  # unpinned
mlx_lm.lora --model mlx-community/Qwen2.5-0.5B-4bit --train --data ./data  # unpinned
pip install vllm  # unpinned
pip install vllm==0.6.1  # pinned
pip install "git+https://github.com/vllm-project/vllm.git@main"  # unpinned
pip install https://example.org/wheels/pkg-1.0-py3-none-any.whl  # unpinned
pip install https://example.org/wheels/pkg-1.1-py3-none-any.whl#sha256=9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08  # pinned
pip install --extra-index-url https://pypi.acme.example/simple acme-models==1.0  # unpinned
pip install --trusted-host pypi.acme.example acme-models==1.0  # unpinned
uv pip install flash-attn  # unpinned
pip install -r requirements.txt
pip install -e .
docker run --gpus all vllm/vllm-openai:latest --model mistralai/Mistral-7B-v0.3  # unpinned
docker pull nvcr.io/nvidia/pytorch:24.01-py3  # unpinned
docker run redis@sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08  # pinned
curl -fsSL https://ollama.com/install.sh | sh  # unpinned
wget -qO- https://example.org/setup.sh | bash  # unpinned
bash <(curl -s https://example.org/boot.sh)  # unpinned
curl -L -o model.gguf https://huggingface.co/TheBloke/Mistral-7B-v0.1-GGUF/resolve/main/mistral-7b-v0.1.Q4_K_M.gguf  # unpinned
wget https://example.org/m.safetensors && echo "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08  m.safetensors" | sha256sum -c  # pinned
kaggle datasets download -d zillow/zecon  # unpinned
kaggle models instances versions download google/gemma/pytorch/2b/3  # pinned
modelscope download --model qwen/Qwen2-7B  # unpinned
modelscope download --dataset AI-ModelScope/alpaca-gpt4-data-zh  # unpinned
spacy download en_core_web_trf  # unpinned
python -m spacy download en_core_web_lg  # unpinned
tune download meta-llama/Llama-2-7b-hf --output-dir /tmp/l  # unpinned
litgpt download microsoft/phi-2  # unpinned
wandb artifact get team/project/model:latest  # unpinned
dvc get https://github.com/acme/registry model.pkl  # unpinned
dvc import https://github.com/acme/registry data.csv --rev 4e20de362430cd3b72f300e6b0f18e50e7166e08  # pinned
mlflow models serve -m models:/fraud/Production  # unpinned
gdown 1AbCdEfG  # unpinned
aws s3 cp s3://bucket/model.tar.gz .
axolotl train config.yml
llamafactory-cli train --model_name_or_path meta-llama/Meta-Llama-3-8B --dataset alpaca_en  # unpinned
mergekit-yaml merge.yml out
yolo predict model=yolov8n.pt source=x.jpg  # unpinned
lms get lmstudio-community/Qwen2.5-7B-Instruct-GGUF  # unpinned
python -c "from transformers import pipeline; pipeline('text-generation', model='openai-community/gpt2')"  # unpinned
export HF_MODEL_ID=google/flan-ul2  # unpinned
for m in facebook/opt-125m facebook/opt-350m; do hf download "$m"; done  # unpinned
