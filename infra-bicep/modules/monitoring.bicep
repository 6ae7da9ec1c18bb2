metadata description = 'Logs, traces and metrics: a Log Analytics workspace and Application Insights on it. No instrumentation key opens it for writing.'

@description('Last part of the names.')
param suffix string

@description('Region.')
param location string

@description('Tags.')
param tags object

@description('Object id of the identity that writes.')
param principalId string

@description('How many days everything is kept.')
param retentionDays int

@description('The most taken in a day, in GB; -1: no limit.')
param dailyCapGb int

var metricsPublisher = '3913510d-42f4-4e42-8a64-420c390055eb'

resource workspace 'Microsoft.OperationalInsights/workspaces@2025-07-01' = {
  name: 'log-${suffix}'
  location: location
  tags: tags
  properties: {
    sku: { name: 'PerGB2018' }
    retentionInDays: retentionDays
    workspaceCapping: { dailyQuotaGb: dailyCapGb }
    features: { disableLocalAuth: true }
  }
}

resource applicationInsights 'Microsoft.Insights/components@2020-02-02' = {
  name: 'appi-${suffix}'
  location: location
  tags: tags
  kind: 'web'
  properties: {
    Application_Type: 'web'
    WorkspaceResourceId: workspace.id
    DisableLocalAuth: true
  }
}

resource role 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(applicationInsights.id, principalId, metricsPublisher)
  scope: applicationInsights
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', metricsPublisher)
    principalId: principalId
    principalType: 'ServicePrincipal'
  }
}

@description('Where the app sends what it measures. It names the place and opens nothing: writing takes the identity.')
output applicationInsightsConnectionString string = applicationInsights.properties.ConnectionString

@description('Resource id of the workspace, which the alerts ask.')
output workspaceId string = workspace.id

@description('Resource id of Application Insights, to which the readiness test belongs.')
output applicationInsightsId string = applicationInsights.id
