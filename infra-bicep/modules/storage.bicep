metadata description = 'The storage account: the app\'s package, conversations and transcripts, media, documents, and the state of turns. No account key works on it.'

@description('Name of the account: 3 to 24 lower-case letters and digits.')
param name string

@description('Region.')
param location string

@description('Tags.')
param tags object

@description('Object id of the identity that reads and writes.')
param principalId string

@description('Redundancy.')
param sku string

@description('Whether Durable Functions keeps its state here, which takes queues.')
param holdsTurns bool

var packageContainer = 'packages'
var mediaContainer = 'media'

// Used where the setting Knowledge__Container names it.
var knowledgeContainer = 'knowledge'

// The Functions host documents Owner, not Contributor, as what it needs for its own blobs: locks, keys, coordination.
var blobDataOwner = 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'
var queueDataContributor = '974c5e8b-45b9-4653-ba55-5f855dd0fb88'
var tableDataContributor = '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'

resource account 'Microsoft.Storage/storageAccounts@2025-06-01' = {
  name: name
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: { name: sku }
  properties: {
    allowSharedKeyAccess: false
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
  }
}

resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2025-06-01' = {
  parent: account
  name: 'default'
  properties: {
    // What a guest asked us to forget must be gone, not kept in a bin.
    deleteRetentionPolicy: { enabled: false }
    containerDeleteRetentionPolicy: { enabled: true, days: 7 }
  }
}

resource containers 'Microsoft.Storage/storageAccounts/blobServices/containers@2025-06-01' = [for container in [packageContainer, mediaContainer, knowledgeContainer]: {
  parent: blobs
  name: container
  properties: { publicAccess: 'None' }
}]

resource blobRole 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(account.id, principalId, blobDataOwner)
  scope: account
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', blobDataOwner)
    principalId: principalId
    principalType: 'ServicePrincipal'
  }
}

resource tableRole 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(account.id, principalId, tableDataContributor)
  scope: account
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', tableDataContributor)
    principalId: principalId
    principalType: 'ServicePrincipal'
  }
}

resource queueRole 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (holdsTurns) {
  name: guid(account.id, principalId, queueDataContributor)
  scope: account
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', queueDataContributor)
    principalId: principalId
    principalType: 'ServicePrincipal'
  }
}

@description('Name of the account.')
output name string = account.name

@description('The container into which the app is published.')
output packageContainerUrl string = '${account.properties.primaryEndpoints.blob}${packageContainer}'
