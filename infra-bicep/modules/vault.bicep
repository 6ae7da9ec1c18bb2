metadata description = 'The key vault with the channels\' secrets. The app reads single secrets and may neither list nor change them.'

@description('Name of the vault.')
param name string

@description('Region.')
param location string

@description('Tags.')
param tags object

@description('Object id of the identity that reads.')
param principalId string

@description('Whether deleted secrets cannot be purged before their time.')
param purgeProtection bool

@description('Secrets by the name of the setting that reads them. Empty ones are left as they are.')
@secure()
param secrets object

var secretsUser = '4633458b-17de-408a-b874-0445c86b69e6'
var given = filter(items(secrets), secret => !empty(secret.value))

resource vault 'Microsoft.KeyVault/vaults@2025-05-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    tenantId: tenant().tenantId
    sku: { family: 'A', name: 'standard' }
    enableRbacAuthorization: true
    enableSoftDelete: true
    softDeleteRetentionInDays: purgeProtection ? 90 : 7

    // The service takes true or nothing here; false is an error.
    enablePurgeProtection: purgeProtection ? true : null
  }
}

// A secret's name may not have an underscore.
resource values 'Microsoft.KeyVault/vaults/secrets@2025-05-01' = [for secret in given: {
  parent: vault
  name: replace(secret.key, '__', '-')
  properties: {
    value: secret.value
    contentType: 'text/plain'
  }
}]

resource role 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, principalId, secretsUser)
  scope: vault
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', secretsUser)
    principalId: principalId
    principalType: 'ServicePrincipal'
  }
}

@description('Name of the vault.')
output name string = vault.name
