# auth reads what everybody reads and its own. It is the only service that reaches the private signing key.
path "convoke/data/common" {
  capabilities = ["read"]
}

path "convoke/data/auth" {
  capabilities = ["read"]
}
