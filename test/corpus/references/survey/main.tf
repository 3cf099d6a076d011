resource "aws_sagemaker_model" "llm" {
  primary_container {
    image = "763104351884.dkr.ecr.us-east-1.amazonaws.com/huggingface-pytorch-tgi-inference:2.1.1"  # unpinned
    environment = {
      HF_MODEL_ID       = "meta-llama/Llama-2-7b-hf"  # unpinned
      SM_NUM_GPUS       = "1"
    }
  }
}
resource "aws_sagemaker_model" "pinned" {
  primary_container {
    environment = {
      HF_MODEL_ID       = "google/flan-t5-xxl"  # pinned
      HF_MODEL_REVISION = "4e20de362430cd3b72f300e6b0f18e50e7166e08"
    }
  }
}
resource "kubernetes_deployment" "x" {
  spec {
    template {
      spec {
        container {
          image = "ghcr.io/huggingface/text-generation-inference:latest"  # unpinned
          args  = ["--model-id", "mistralai/Mistral-7B-v0.1"]  # unpinned
          env {
            name  = "MODEL_ID"
            value = "mistralai/Mathstral-7B-v0.1"  # unpinned
          }
        }
      }
    }
  }
}
