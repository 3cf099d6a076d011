resource "aws_sagemaker_model" "chat" {
  primary_container {
    environment = {
      HF_MODEL_ID = "acme/q18"  # unpinned
    }
  }
}
