metadata description = 'The key vault with the channels\' secrets. The app reads single secrets and may neither list nor change them.'

@description('Name of the vault.')
param name string

@description('Region.')
param location string

@description('Tags.')
param tags object

@description('Object id of the identity that reads.')
param principalId string

@description('Whether a deleted vault and its secrets cannot be purged before their time.')
param purgeProtection bool

@description('Whether a deleted vault of this name is taken back, with its secrets.')
param recover bool

@description('The settings whose secrets are given. Others in the vault are left as they are.')
param secretNames array

@description('Secrets by the name of the setting that reads them.')
@secure()
param secrets object

var secretsUser = '4633458b-17de-408a-b874-0445c86b69e6'

resource vault 'Microsoft.KeyVault/vaults@2025-05-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    tenantId: tenant().tenantId
    sku: { family: 'A', name: 'standard' }
    enableRbacAuthorization: true
    enableSoftDelete: true
    createMode: recover ? 'recover' : 'default'

    // Chosen when a vault is made and never changed again, so it is the same for everybody.
    softDeleteRetentionInDays: 90

    // The service takes true or nothing here; false is an error.
    enablePurgeProtection: purgeProtection ? true : null
  }
}

// A secret's name may not have an underscore.
resource values 'Microsoft.KeyVault/vaults/secrets@2025-05-01' = [for secret in secretNames: {
  parent: vault
  name: replace(secret, '__', '-')
  properties: {
    value: secrets[secret]
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
