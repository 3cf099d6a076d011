import torch
import timm
import open_clip
from diffusers import (DiffusionPipeline, StableDiffusionPipeline, StableDiffusionXLPipeline, ControlNetModel, AutoencoderKL, UNet2DConditionModel,
    FluxPipeline, StableDiffusionControlNetPipeline, DDIMScheduler, AutoPipelineForText2Image, MotionAdapter, T2IAdapter, FluxTransformer2DModel, DPMSolverMultistepScheduler)
from peft import PeftModel, PeftConfig, AutoPeftModelForCausalLM, AutoPeftModel
from sentence_transformers import SentenceTransformer, CrossEncoder, SparseEncoder
import sentence_transformers
from transformers import AutoModelForCausalLM

pipe = DiffusionPipeline.from_pretrained("stabilityai/stable-diffusion-xl-base-1.0", torch_dtype=torch.float16)  # unpinned
pipe = StableDiffusionPipeline.from_pretrained("stable-diffusion-v1-5/stable-diffusion-v1-5", revision="fp16")  # unpinned
pipe = AutoPipelineForText2Image.from_pretrained("stabilityai/sdxl-turbo", revision="71153311d3dbb46851df1931d3ca6e939de83304")  # pinned
pipe.load_lora_weights("latent-consistency/lcm-lora-sdxl")  # unpinned
pipe.load_lora_weights("ByteDance/Hyper-SD", weight_name="Hyper-FLUX.1-dev-8steps-lora.safetensors", adapter_name="hyper", revision="b0a5e1a2c3d4e5f60718293a4b5c6d7e8f901234")  # pinned
pipe.load_textual_inversion("sd-concepts-library/cat-toy")  # unpinned
pipe.load_ip_adapter("h94/IP-Adapter", subfolder="models", weight_name="ip-adapter_sd15.bin")  # unpinned
ControlNetModel.from_pretrained("lllyasviel/sd-controlnet-canny")  # unpinned
AutoencoderKL.from_pretrained("madebyollin/sdxl-vae-fp16-fix", revision="207b116dae70ace3637169f1ddd2434b91b3a8cd")  # pinned
UNet2DConditionModel.from_pretrained("runwayml/stable-diffusion-v1-5", subfolder="unet")  # unpinned
FluxPipeline.from_pretrained("black-forest-labs/FLUX.1-dev")  # unpinned
StableDiffusionXLPipeline.from_single_file("https://huggingface.co/stabilityai/stable-diffusion-xl-base-1.0/blob/main/sd_xl_base_1.0.safetensors")  # unpinned
StableDiffusionPipeline.from_single_file("https://huggingface.co/runwayml/stable-diffusion-v1-5/resolve/451f4fe16113bff5a5d2269ed5ad43b0592e9a14/v1-5-pruned.safetensors")  # pinned
StableDiffusionPipeline.from_single_file("./models/v1-5.safetensors")  # local
MotionAdapter.from_pretrained("guoyww/animatediff-motion-adapter-v1-5-2")  # unpinned
DDIMScheduler.from_pretrained("google/ddpm-cat-256", subfolder="scheduler")  # unpinned
DiffusionPipeline.from_pretrained("damo-vilab/text-to-video-ms-1.7b", custom_pipeline="lpw_stable_diffusion")  # unpinned

base = AutoModelForCausalLM.from_pretrained("mistralai/Mistral-7B-Instruct-v0.2")  # unpinned
PeftModel.from_pretrained(base, "dfurman/Mistral-7B-Instruct-v0.2-lora")  # unpinned
PeftModel.from_pretrained(base, model_id="predibase/customer_support", revision="a5beb1e3e68b9ab74eb54cfd186867f64f240e1a")  # pinned
PeftConfig.from_pretrained("smangrul/twitter_complaints_bigscience_T0_3B_LORA_SEQ_2_SEQ_LM")  # unpinned
AutoPeftModelForCausalLM.from_pretrained("ybelkada/opt-350m-lora")  # unpinned
base.load_adapter("peft-internal-testing/gpt2-lora")  # unpinned

SentenceTransformer("all-MiniLM-L6-v2")  # unpinned
SentenceTransformer("sentence-transformers/all-mpnet-base-v2", revision="e8c3b32edf5434bc2275fc9bab85f82640a19130")  # pinned
SentenceTransformer(model_name_or_path="nomic-ai/nomic-embed-text-v1.5", trust_remote_code=True)  # unpinned
CrossEncoder("cross-encoder/ms-marco-MiniLM-L-6-v2")  # unpinned
CrossEncoder("cross-encoder/stsb-roberta-base", revision="c5ee24cb16019beea0893ab7796b1df96625c6b8")  # pinned
SparseEncoder("naver/splade-cocondenser-ensembledistil")  # unpinned
sentence_transformers.SentenceTransformer("thenlper/gte-small", device="cpu")  # unpinned
SentenceTransformer("./fine-tuned")  # local

timm.create_model("hf_hub:timm/resnet50.a1_in1k", pretrained=True)  # unpinned
timm.create_model("hf-hub:timm/eva02_base_patch14_224.mim_in22k", pretrained=True)  # unpinned
timm.create_model("hf_hub:timm/vit_base_patch16_224@0123456789abcdef0123456789abcdef01234567", pretrained=True)  # pinned
timm.create_model("resnet18", pretrained=True)  # unpinned
timm.create_model("resnet34", pretrained=False)
open_clip.create_model_and_transforms("ViT-B-32", pretrained="laion2b_s34b_b79k")  # unpinned
open_clip.create_model_and_transforms("hf-hub:laion/CLIP-ViT-B-32-laion2B-s34B-b79K")  # unpinned
open_clip.get_tokenizer("hf-hub:apple/MobileCLIP-S1-OpenCLIP")  # unpinned
open_clip.create_model_from_pretrained("hf-hub:microsoft/BiomedCLIP-PubMedBERT_256-vit_base_patch16_224")  # unpinned

torch.hub.load("pytorch/vision", "resnet50")  # unpinned
torch.hub.load("pytorch/vision:v0.10.0", "resnet18")  # unpinned
torch.hub.load("ultralytics/yolov5:main", "yolov5s")  # unpinned
torch.hub.load(repo_or_dir="snakers4/silero-vad", model="silero_vad", trust_repo=True)  # unpinned
torch.hub.load("./local/repo", "model", source="local")  # local
torch.hub.load("local/repo", "model", source="local")  # local
torch.hub.list("rwightman/gen-efficientnet-pytorch")  # unpinned
torch.hub.help("facebookresearch/deit", "deit_base")  # unpinned
torch.hub.load_state_dict_from_url("https://download.example.org/model-8a5f2b1c.pth", check_hash=True)  # pinned
torch.hub.download_url_to_file("https://download.example.org/model2.pth", "model2.pth")  # unpinned
torch.hub.download_url_to_file("https://download.example.org/m3.pth", "m3.pth", hash_prefix="8a5f2b1c9d0e8a5f2b1c9d0e8a5f2b1c9d0e8a5f2b1c9d0e8a5f2b1c9d0e0000")  # pinned
