metadata description = 'Who the app is. All its rights are roles of this identity, each given beside the resource it is for.'

@description('Name of the identity.')
param name string

@description('Region.')
param location string

@description('Tags.')
param tags object

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: name
  location: location
  tags: tags
}

@description('Resource id, by which the app wears the identity.')
output id string = identity.id

@description('Client id, by which the app\'s code picks the identity.')
output clientId string = identity.properties.clientId

@description('Object id, to which roles are given.')
output principalId string = identity.properties.principalId
