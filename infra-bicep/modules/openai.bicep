metadata description = 'Azure OpenAI: the models for chat and for comparing texts. No key works on it.'

@description('Name of the resource and first part of its host name.')
param name string

@description('Region.')
param location string

@description('Tags.')
param tags object

@description('Object id of the identity that asks the models.')
param principalId string

@description('The chat model: name, version, sku, and capacity in thousands of tokens a minute.')
param chatModel object

@description('The embedding model, likewise.')
param embeddingModel object

@description('The transcription model, likewise; empty: none, and voice messages are asked for in writing.')
param transcriptionModel object

@description('Whether a deleted resource of this name is taken back.')
param recover bool

var openAIUser = '5e0bd9bd-7b93-4f28-af87-19fc36ad61bd'
var models = concat([
  { deployment: 'chat', model: chatModel }
  { deployment: 'embedding', model: embeddingModel }
], empty(transcriptionModel) ? [] : [
  { deployment: 'transcription', model: transcriptionModel }
])

resource account 'Microsoft.CognitiveServices/accounts@2025-12-01' = {
  name: name
  location: location
  tags: tags
  kind: 'OpenAI'
  sku: { name: 'S0' }
  properties: {
    customSubDomainName: name
    disableLocalAuth: true
    publicNetworkAccess: 'Enabled'
    restore: recover
  }
}

// One after the other: the service refuses a second deployment while it works on the first.
@batchSize(1)
resource deployments 'Microsoft.CognitiveServices/accounts/deployments@2025-12-01' = [for item in models: {
  parent: account
  name: item.deployment
  sku: {
    name: item.model.sku
    capacity: item.model.capacity
  }
  properties: {
    model: {
      format: 'OpenAI'
      name: item.model.name
      version: item.model.version
    }

    // A model answers differently from version to version, so it is moved only when it would stop to answer.
    versionUpgradeOption: 'OnceCurrentVersionExpired'
  }
}]

resource role 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(account.id, principalId, openAIUser)
  scope: account
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', openAIUser)
    principalId: principalId
    principalType: 'ServicePrincipal'
  }
}

@description('Where the resource is, such as https://oai-example.openai.azure.com/.')
output endpoint string = account.properties.endpoint

@description('The deployment that answers guests.')
output chatDeployment string = deployments[0].name

@description('The deployment that compares texts.')
output embeddingDeployment string = deployments[1].name

@description('The deployment that writes voice messages down; empty: none.')
output transcriptionDeployment string = empty(transcriptionModel) ? '' : deployments[2].name
