metadata description = 'Tells people when guests are not answered. The metrics are those of ConciergeTelemetry.'

@description('Last part of the names.')
param suffix string

@description('Region.')
param location string

@description('Tags.')
param tags object

@description('Resource id of the Log Analytics workspace.')
param workspaceId string

@description('Resource id of Application Insights.')
param applicationInsightsId string

@description('The address that says whether the app can serve guests; empty: it is not asked.')
param readyUrl string

@description('Who is written to. Empty: nobody; alerts are only seen in the portal.')
param emails array

// A rule fires when what its query sums up over the window passes the threshold. A window is three times as long as the time
// between two looks at least: telemetry comes minutes late, and what is not there yet is seen at the next look.
// Severity 0 is the worst, 4 the mildest.
var rules = [
  {
    name: 'apologies'
    title: 'Guests get apologies instead of answers'
    description: 'A turn failed or passed its deadline. Look at model_failures and at the traces of the turns.'
    query: 'AppMetrics | where Name == "hotelconcierge.apologies"'
    column: 'Sum'
    operator: 'GreaterThanOrEqual'
    threshold: 3
    window: 'PT15M'
    severity: 2
  }
  {
    name: 'send-failures'
    title: 'A channel refuses messages for good'
    description: 'A bad key, sender or content: these messages never arrive. The log line of the chunk has the provider\'s code.'
    query: 'AppMetrics | where Name == "hotelconcierge.send_failures" | where tostring(Properties.failure) == "Permanent"'
    column: 'Sum'
    operator: 'GreaterThanOrEqual'
    threshold: 1
    window: 'PT15M'
    severity: 1
  }
  {
    name: 'stuck-turns'
    title: 'Turns are stuck'
    description: 'Turns are running long after their deadline: their guests have neither an answer nor an apology.'
    query: 'AppMetrics | where Name == "hotelconcierge.stuck_turns"'
    column: 'Sum'
    operator: 'GreaterThanOrEqual'
    threshold: 1
    window: 'PT15M'
    severity: 1
  }
  {
    name: 'model-refuses-us'
    title: 'The model service refuses us'
    description: 'The identity lacks the role, or the quota is used up: every guest gets an apology until somebody acts.'
    query: 'AppMetrics | where Name == "hotelconcierge.model_failures" | where tostring(Properties.trouble) in ("BadKey", "OutOfQuota")'
    column: 'Sum'
    operator: 'GreaterThanOrEqual'
    threshold: 1
    window: 'PT15M'
    severity: 1
  }
  {
    name: 'webhooks-failed'
    title: 'Messages cannot be kept'
    description: 'Webhooks were answered 503 because the message could not be stored. Providers try again, but not for ever.'
    query: 'AppMetrics | where Name == "hotelconcierge.webhooks" | where toint(tostring(Properties.status)) >= 500'
    column: 'Sum'
    operator: 'GreaterThanOrEqual'
    threshold: 5
    window: 'PT15M'
    severity: 1
  }
  {
    name: 'silence'
    title: 'Nothing is heard of the app'
    description: 'No function ran within half an hour, though some run by the clock every five minutes: the app does not start, or its telemetry does not arrive and the other alerts are blind.'

    // Fuzzy: in a new workspace either table may not exist yet, and must not fail the other. The sum of nothing is a row too, with 0 in it.
    query: 'union isfuzzy=true AppRequests, AppDependencies | summarize Spans = count()'
    column: 'Spans'
    operator: 'LessThan'
    threshold: 1
    window: 'PT30M'
    severity: 1
  }
]

// Five places, as Azure advises, so that one of them with trouble of its own alarms nobody.
var places = ['emea-nl-ams-azr', 'emea-gb-db3-azr', 'us-va-ash-azr', 'us-ca-sjc-azr', 'apac-sg-sin-azr']

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
          metricMeasureColumn: rule.column
          operator: rule.operator
          threshold: rule.threshold
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

// Asked from outside, because a dead app tells nothing about itself.
resource readiness 'Microsoft.Insights/webtests@2022-06-15' = if (!empty(readyUrl)) {
  name: 'test-ready-${suffix}'
  location: location
  tags: union(tags, { 'hidden-link:${applicationInsightsId}': 'Resource' })
  kind: 'standard'
  properties: {
    Name: 'ready'
    SyntheticMonitorId: 'test-ready-${suffix}'
    Kind: 'standard'
    Enabled: true
    Frequency: 300

    // What the app waits for may take 20 seconds to answer, and an app that was asleep needs ten before it asks.
    Timeout: 60
    RetryEnabled: true
    Locations: [for place in places: { Id: place }]
    Request: {
      RequestUrl: readyUrl
      HttpVerb: 'GET'
      ParseDependentRequests: false
      FollowRedirects: false
    }
    ValidationRules: {
      ExpectedHttpStatusCode: 200
      SSLCheck: true
      SSLCertRemainingLifetimeCheck: 7
    }
  }
}

resource notReady 'Microsoft.Insights/metricAlerts@2018-03-01' = if (!empty(readyUrl)) {
  name: 'alert-not-ready-${suffix}'
  location: 'global'
  tags: tags
  properties: {
    description: 'The app does not answer, or says that it cannot serve guests. Its readiness address names what is wrong.'
    severity: 0
    enabled: true
    scopes: [readiness.id, applicationInsightsId]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT15M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.WebtestLocationAvailabilityCriteria'
      webTestId: readiness.id
      componentId: applicationInsightsId
      failedLocationCount: 3
    }
    autoMitigate: true
    actions: empty(emails) ? [] : [{ actionGroupId: people.id }]
  }
}
