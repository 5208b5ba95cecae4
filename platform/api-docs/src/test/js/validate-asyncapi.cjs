// Validates an AsyncAPI document: validate-asyncapi.cjs <directory with node_modules> <document>. Prints what the parser finds,
// a line each, and ends with 1 when one of them is an error or a warning.
const { readFileSync } = require('node:fs')
const { createRequire } = require('node:module')
const { join, resolve } = require('node:path')

const { Parser } = createRequire(join(resolve(process.argv[2]), 'x.cjs'))('@asyncapi/parser')

// 3.0 and not 3.1 is meant: see docs/adr/0026-asyncapi-from-contracts.md.
const accepted = ['asyncapi-latest-version']

new Parser().parse(readFileSync(process.argv[3], 'utf8')).then(({ document, diagnostics }) => {
  const found = diagnostics.filter(({ code, severity }) => severity <= 2 && !accepted.includes(code))
  found.forEach(({ code, path, message }) => console.log(`${code} at ${path.join('.')}: ${message}`))
  if (!document || found.length > 0) {
    process.exitCode = 1
  } else {
    console.log(`valid: ${document.channels().all().length} channels, ${document.allMessages().all().length} messages`)
  }
})
