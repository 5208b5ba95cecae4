# notification reads what everybody reads and its own, which is the key that makes the tokens of mails. auth has a copy of
# that key under its own path, so that neither needs to see the other's.
path "convoke/data/common" {
  capabilities = ["read"]
}

path "convoke/data/notification" {
  capabilities = ["read"]
}
