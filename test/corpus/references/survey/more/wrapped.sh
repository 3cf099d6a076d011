if [ -z "${M:-}" ]; then M=acme/if-default; fi
vllm serve "$M"  # unpinned
python - <<'PY'
from transformers import AutoModel
AutoModel.from_pretrained("acme/heredoc")  # unpinned
PY
env HF_HOME=/x hf download acme/with-env  # unpinned
nohup vllm serve acme/bg > log 2>&1 &  # unpinned
curl -L "https://huggingface.co/acme/urlmodel/resolve/0123456789abcdef0123456789abcdef01234567/a.bin" -o a.bin  # pinned
docker compose run --rm app python train.py --model_name_or_path acme/in-compose  # unpinned
docker exec vllm vllm serve acme/in-exec  # unpinned
kubectl exec pod -- hf download acme/in-kubectl  # unpinned
ssh host "hf download acme/over-ssh"  # unpinned
srun --gpus 8 torchrun train.py --model_name_or_path acme/in-srun  # unpinned
uvx --from huggingface_hub hf download acme/via-uvx  # unpinned
poetry run python train.py --model_name_or_path acme/via-poetry  # unpinned
make serve MODEL=acme/make-var
git clone --depth 1 https://user:tok@huggingface.co/acme/with-login  # unpinned
git -c lfs.concurrenttransfers=8 clone https://huggingface.co/acme/git-c  # unpinned
git submodule add https://huggingface.co/acme/submodule  # unpinned
llama-cli -hfr acme/gguf-repo -hff a.gguf  # unpinned
