metadata description = 'The Durable Task Scheduler: keeps the state of turns instead of the storage account.'

@description('Name of the scheduler.')
param name string

@description('Region.')
param location string

@description('Tags.')
param tags object

@description('Object id of the identity that runs turns.')
param principalId string

@description('Price model: Consumption or Dedicated.')
param sku string

// Worker would run turns but could not start them, which the webhook does.
var dataContributor = '0ad04412-c4d5-4796-b79c-f76d14c8d402'

resource scheduler 'Microsoft.DurableTask/schedulers@2026-02-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    sku: sku == 'Dedicated' ? { name: sku, capacity: 1 } : { name: sku }

    // The app has no fixed address; an empty list would refuse everybody. Callers need the role all the same.
    ipAllowlist: ['0.0.0.0/0']
  }
}

resource hub 'Microsoft.DurableTask/schedulers/taskHubs@2026-02-01' = {
  parent: scheduler
  name: 'HotelConcierge'
}

resource role 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(hub.id, principalId, dataContributor)
  scope: hub
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', dataContributor)
    principalId: principalId
    principalType: 'ServicePrincipal'
  }
}

@description('Where the scheduler is.')
output endpoint string = scheduler.properties.endpoint

@description('The task hub of this app.')
output taskHub string = hub.name
