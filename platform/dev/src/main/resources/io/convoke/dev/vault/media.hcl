# media reads what everybody reads, among it the public keys, and its own.
path "convoke/data/common" {
  capabilities = ["read"]
}

path "convoke/data/media" {
  capabilities = ["read"]
}
