metadata description = 'Tells people when guests are not answered. The metrics are those of ConciergeTelemetry.'

@description('Last part of the names.')
param suffix string

@description('Region.')
param location string

@description('Tags.')
param tags object

@description('Resource id of the Log Analytics workspace.')
param workspaceId string

@description('Who is written to. Empty: nobody; alerts are only seen in the portal.')
param emails array

// A rule fires when its metric, counted over the window, reaches the number. Severity 0 is the worst, 4 the mildest.
var rules = [
  {
    name: 'apologies'
    title: 'Guests get apologies instead of answers'
    description: 'A turn failed or passed its deadline. Look at model_failures and at the traces of the turns.'
    query: 'AppMetrics | where Name == "hotelconcierge.apologies"'
    reaches: 3
    window: 'PT15M'
    severity: 2
  }
  {
    name: 'send-failures'
    title: 'A channel refuses messages for good'
    description: 'A bad key, sender or content: these messages never arrive. The log line of the chunk has the provider\'s code.'
    query: 'AppMetrics | where Name == "hotelconcierge.send_failures" | where tostring(Properties.failure) == "Permanent"'
    reaches: 1
    window: 'PT15M'
    severity: 1
  }
  {
    name: 'stuck-turns'
    title: 'Turns are stuck'
    description: 'Turns are running long after their deadline: their guests have neither an answer nor an apology.'
    query: 'AppMetrics | where Name == "hotelconcierge.stuck_turns"'
    reaches: 1
    window: 'PT15M'
    severity: 1
  }
  {
    name: 'model-refuses-us'
    title: 'The model service refuses us'
    description: 'The identity lacks the role, or the quota is used up: every guest gets an apology until somebody acts.'
    query: 'AppMetrics | where Name == "hotelconcierge.model_failures" | where tostring(Properties.trouble) in ("BadKey", "OutOfQuota")'
    reaches: 1
    window: 'PT5M'
    severity: 1
  }
  {
    name: 'webhooks-failed'
    title: 'Messages cannot be kept'
    description: 'Webhooks were answered 503 because the message could not be stored. Providers try again, but not for ever.'
    query: 'AppMetrics | where Name == "hotelconcierge.webhooks" | where toint(tostring(Properties.status)) >= 500'
    reaches: 5
    window: 'PT5M'
    severity: 1
  }
]

resource people 'Microsoft.Insights/actionGroups@2023-01-01' = if (!empty(emails)) {
  name: 'ag-concierge-${suffix}'
  location: 'global'
  tags: tags
  properties: {
    groupShortName: 'concierge'
    enabled: true
    emailReceivers: [for (email, index) in emails: {
      name: 'person-${index}'
      emailAddress: email
      useCommonAlertSchema: true
    }]
  }
}

resource alerts 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [for rule in rules: {
  name: 'alert-${rule.name}-${suffix}'
  location: location
  tags: tags
  kind: 'LogAlert'
  properties: {
    displayName: rule.title
    description: rule.description
    severity: rule.severity
    enabled: true
    scopes: [workspaceId]
    evaluationFrequency: 'PT5M'
    windowSize: rule.window
    criteria: {
      allOf: [
        {
          query: rule.query
          timeAggregation: 'Total'
          metricMeasureColumn: 'Sum'
          operator: 'GreaterThanOrEqual'
          threshold: rule.reaches
          failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
        }
      ]
    }
    autoMitigate: true
    actions: { actionGroups: empty(emails) ? [] : [people.id] }

    // A new workspace has no metrics yet, and the query would be refused for it.
    skipQueryValidation: true
  }
}]
