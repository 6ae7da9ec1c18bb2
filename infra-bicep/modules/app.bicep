metadata description = 'The Flex Consumption plan and the function app on it, with its settings.'

@description('Last part of the names.')
param suffix string

@description('Region.')
param location string

@description('Tags.')
param tags object

@description('Resource id of the app\'s identity.')
param identityId string

@description('Client id of the app\'s identity.')
param identityClientId string

@description('Memory of one instance, in MB.')
param instanceMemoryMB int

@description('The most instances there may be.')
param maximumInstanceCount int

@description('Instances that always wait for webhooks.')
param alwaysReadyHttp int

@description('Instances that always wait for turns.')
param alwaysReadyDurable int

@description('Name of the storage account.')
param storageName string

@description('The container into which the app is published.')
param packageContainerUrl string

@description('Where the app sends what it measures.')
param applicationInsightsConnectionString string

@description('Where the Durable Task Scheduler is, if there is one.')
param schedulerEndpoint string

@description('The task hub on the scheduler; empty: turns are kept in the storage account.')
param taskHub string

@description('The address that providers see; empty: the app\'s own host name.')
param publicBaseUrl string

@description('Where the models are.')
param modelEndpoint string

@description('The deployment that answers guests.')
param chatDeployment string

@description('The deployment that compares texts.')
param embeddingDeployment string

@description('The deployment that writes voice messages down; empty: none.')
param transcriptionDeployment string

@description('Further settings by name; empty ones are left out, so that the app\'s defaults hold.')
param settings object

@description('Name of the vault that holds the secret settings.')
param vaultName string

@description('Names of the settings that are secrets in the vault.')
param secretNames array

// Durable Functions reads "connection string" settings; this one says where and who, and holds no secret.
var schedulerSettings = empty(taskHub) ? {} : {
  DURABLE_TASK_SCHEDULER_CONNECTION_STRING: 'Endpoint=${schedulerEndpoint};Authentication=ManagedIdentity;ClientID=${identityClientId}'
  TASKHUB_NAME: taskHub
}

// One that is given as a setting wins: it may be a deployment elsewhere.
var transcriptionSettings = empty(transcriptionDeployment) ? {} : {
  AzureOpenAI__TranscriptionDeployment: transcriptionDeployment
}

var givenSettings = toObject(filter(items(settings), setting => !empty(setting.value)), setting => setting.key, setting => setting.value)
var secretReferences = toObject(secretNames, name => name, name => '@Microsoft.KeyVault(VaultName=${vaultName};SecretName=${replace(name, '__', '-')})')

resource plan 'Microsoft.Web/serverfarms@2025-03-01' = {
  name: 'plan-${suffix}'
  location: location
  tags: tags
  kind: 'functionapp'
  sku: { name: 'FC1', tier: 'FlexConsumption' }
  properties: { reserved: true }
}

resource app 'Microsoft.Web/sites@2025-03-01' = {
  name: 'func-concierge-${suffix}'
  location: location
  tags: union(tags, { 'azd-service-name': 'concierge' })
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identityId}': {} }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    keyVaultReferenceIdentity: identityId
    siteConfig: { minTlsVersion: '1.2' }
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: packageContainerUrl
          authentication: {
            type: 'UserAssignedIdentity'
            userAssignedIdentityResourceId: identityId
          }
        }
      }
      runtime: { name: 'dotnet-isolated', version: '10.0' }
      scaleAndConcurrency: {
        instanceMemoryMB: instanceMemoryMB
        maximumInstanceCount: maximumInstanceCount
        alwaysReady: [
          { name: 'http', instanceCount: alwaysReadyHttp }
          { name: 'durable', instanceCount: alwaysReadyDurable }
        ]
      }
    }
  }
}

// Publishing takes a signed-in person or pipeline, not a password that can be copied.
resource ftpPasswords 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2025-03-01' = {
  parent: app
  name: 'ftp'
  properties: { allow: false }
}

resource publishingPasswords 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2025-03-01' = {
  parent: app
  name: 'scm'
  properties: { allow: false }
}

// A resource of its own, because PublicBaseUrl is known only when the app is there.
resource configuration 'Microsoft.Web/sites/config@2025-03-01' = {
  parent: app
  name: 'appsettings'
  properties: union({
    AzureWebJobsStorage__accountName: storageName
    AzureWebJobsStorage__credential: 'managedidentity'
    AzureWebJobsStorage__clientId: identityClientId
    AZURE_CLIENT_ID: identityClientId
    APPLICATIONINSIGHTS_CONNECTION_STRING: applicationInsightsConnectionString
    APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identityClientId};Authorization=AAD'
    AzureOpenAI__Endpoint: modelEndpoint
    AzureOpenAI__Deployment: chatDeployment
    AzureOpenAI__EmbeddingDeployment: embeddingDeployment
    PublicBaseUrl: empty(publicBaseUrl) ? 'https://${app.properties.defaultHostName}' : publicBaseUrl
  }, transcriptionSettings, schedulerSettings, givenSettings, secretReferences)
}

@description('Name of the app.')
output name string = app.name

@description('Where the app is, as providers see it.')
output baseUrl string = empty(publicBaseUrl) ? 'https://${app.properties.defaultHostName}' : publicBaseUrl
