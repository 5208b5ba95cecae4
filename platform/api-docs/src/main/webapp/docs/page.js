// Everything comes from this server: no validator, no fonts, no scripts from elsewhere.
window.addEventListener('load', () => {
  window.SwaggerUIBundle({
    url: '../openapi.json',
    dom_id: '#api',
    deepLinking: true,
    displayRequestDuration: true,
    docExpansion: 'none',
    filter: true,
    operationsSorter: 'alpha',
    tagsSorter: 'alpha',
    validatorUrl: null,
    persistAuthorization: false
  })
})
