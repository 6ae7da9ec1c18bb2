metadata description = 'HotelConcierge on Azure Functions (Flex Consumption), reached by messaging services, with no key or password between its parts.'

targetScope = 'resourceGroup'

@description('Names this installation, such as dev or prod. With the resource group it makes all names unique.')
@minLength(2)
@maxLength(20)
param environmentName string

@description('The region of everything but the model, and perhaps the scheduler.')
param location string = resourceGroup().location

@description('The address that providers see, such as https://concierge.hotel.example. Empty: the host name that Azure gives the app.')
param publicBaseUrl string = ''

@description('Memory of one instance, in MB. More of it answers more guests at once, at a proportional price.')
@allowed([512, 2048, 4096])
param instanceMemoryMB int = 2048

@description('The most instances there may be. A bound for the bill, not a target.')
@minValue(40)
@maxValue(1000)
param maximumInstanceCount int = 100

@description('Instances that always wait for webhooks. At least one: starting from nothing takes longer than the 15 seconds a provider waits.')
@minValue(1)
param alwaysReadyHttp int = 1

@description('Instances that always wait for turns. At least one: without it a turn waits until the platform has looked at the queues.')
@minValue(1)
param alwaysReadyDurable int = 1

@description('Redundancy of the storage account that holds conversations and turns.')
@allowed(['Standard_LRS', 'Standard_ZRS', 'Standard_GRS', 'Standard_GZRS'])
param storageSku string = 'Standard_ZRS'

@description('Whether Durable Functions keeps its state in the Durable Task Scheduler instead of the storage account. Nobody has run this product on it yet. The app has to be published with the host.json for it: docs/decisions/0007.')
param useDurableTaskScheduler bool = false

@description('Price model of the scheduler.')
@allowed(['Consumption', 'Dedicated'])
param schedulerSku string = 'Consumption'

@description('The region of the scheduler, where the app\'s region has none.')
param schedulerLocation string = location

@description('The region of the models: one that has both of them as GlobalStandard. The default has everything Azure OpenAI has.')
@allowed([
  'australiaeast'
  'brazilsouth'
  'canadaeast'
  'centralus'
  'eastus'
  'eastus2'
  'francecentral'
  'germanywestcentral'
  'italynorth'
  'japaneast'
  'koreacentral'
  'northcentralus'
  'norwayeast'
  'polandcentral'
  'southafricanorth'
  'southcentralus'
  'southindia'
  'spaincentral'
  'swedencentral'
  'switzerlandnorth'
  'uaenorth'
  'uksouth'
  'westeurope'
  'westus'
  'westus3'
])
param openAILocation string = 'swedencentral'

@description('The chat model that answers guests. It must take tools on chat completions.')
param chatModel object = {
  name: 'gpt-5.4-mini'
  version: '2026-03-17'
  sku: 'GlobalStandard'
  capacity: 100
}

@description('The model that compares texts.')
param embeddingModel object = {
  name: 'text-embedding-3-small'
  version: '1'
  sku: 'GlobalStandard'
  capacity: 50
}

@description('The model that writes voice messages down, as the others: name, version, sku, capacity. Empty: none is deployed.')
param transcriptionModel object = {}

@description('How many days logs, traces and metrics are kept.')
@minValue(30)
@maxValue(730)
param logRetentionDays int = 30

@description('The most log data taken in a day, in GB; -1: no limit. Past it, alerts are blind until the next day.')
param logDailyCapGb int = -1

@description('Who is written to when guests are not answered. Blanks and empty ones do not count. None: alerts are only seen in the portal.')
param alertEmails array = []

@description('Whether the readiness address is asked from five places every five minutes, so that an app that is dead is noticed.')
param watchReadiness bool = true

@description('Whether a deleted vault and its secrets cannot be purged for 90 days. It can never be switched off again, and it keeps the vault\'s name taken.')
param purgeProtection bool = true

@description('Whether the vault of a deleted installation with this name is taken back, secrets included. Only where there is one: docs/deploy.md.')
param recoverVault bool = false

@description('Whether the Azure OpenAI resource of a deleted installation with this name is taken back. Only where there is one: docs/deploy.md.')
param recoverOpenAI bool = false

@description('Settings of the app that are no secrets, by their name in local.settings.sample.json. Empty ones are left out, so that the app\'s defaults hold.')
param settings object = {}

@description('The Twilio account\'s auth token. Empty, with Twilio__AccountSid: no Twilio channel.')
@secure()
param twilioAuthToken string = ''

@description('The secret of the shared key that signs Twilio\'s webhooks, where the account\'s webhook rules name one. Empty: the auth token signs.')
@secure()
param twilioSharedKeySecret string = ''

@description('The Telegram bot\'s token. Empty: no Telegram channel.')
@secure()
param telegramBotToken string = ''

@description('The token that Telegram sends with every webhook. Make one up.')
@secure()
param telegramSecretToken string = ''

@description('The access token of Meta\'s Cloud API. Empty, with WhatsApp__PhoneNumberId: no WhatsApp directly from Meta.')
@secure()
param whatsAppAccessToken string = ''

@description('The secret of Meta\'s app, which signs its webhooks.')
@secure()
param whatsAppAppSecret string = ''

@description('The token that Meta repeats when it asks whether the webhook\'s address is ours. Make one up.')
@secure()
param whatsAppVerifyToken string = ''

@description('The secret of LINE\'s Messaging API channel, which signs its webhooks. Empty, with the token: no LINE channel.')
@secure()
param lineChannelSecret string = ''

@description('The long-lived access token of LINE\'s Messaging API channel.')
@secure()
param lineChannelAccessToken string = ''

@description('Signs the cookie that says who a guest of the web chat is. Make up at least 32 characters. Empty: no web chat.')
@secure()
param webChatSecret string = ''

@description('Where staff are alerted of a guest in danger, as JSON by POST. Empty: not by a webhook.')
@secure()
param alertsWebhookUrl string = ''

@description('The password of the mail server\'s user, where staff are mailed.')
@secure()
param alertsSmtpPassword string = ''

@description('Where guests\' complaints and wishes are sent, as JSON by POST. Empty: they are read at GET /api/requests, or mailed.')
@secure()
param requestsWebhookUrl string = ''

@description('Where forms that guests have filled in are posted, as signed JSON, if a form says so. Empty: no form may.')
@secure()
param formsWebhookUrl string = ''

@description('What those posts are signed with, as Standard Webhooks says: base64 of 24 to 64 bytes, also behind whsec_.')
@secure()
param formsWebhookSecret string = ''

@description('Signs the cookie that says who of the staff somebody is. Make up at least 32 characters. Needed as soon as staff can sign in.')
@secure()
param staffSignInSecret string = ''

@description('The secret of the registration at the issuer of staff\'s accounts. Empty: it has none and proves itself by PKCE alone.')
@secure()
param staffSignInClientSecret string = ''

@description('The API key of the Odoo user that the shop asks Odoo by; Odoo lets it live three months at most. Empty: no Odoo.')
@secure()
param odooApiKey string = ''

var suffix = uniqueString(resourceGroup().id, environmentName)
var tags = { 'azd-env-name': environmentName }

// People write "a@hotel.example, b@hotel.example".
var receivers = filter(map(alertEmails, email => trim(email)), email => !empty(email))

// Each secret stands under the name of the setting that reads it. The app gets references to them, never the values.
var secrets = {
  Twilio__AuthToken: twilioAuthToken
  Twilio__SharedKeySecret: twilioSharedKeySecret
  Telegram__BotToken: telegramBotToken
  Telegram__SecretToken: telegramSecretToken
  WhatsApp__AccessToken: whatsAppAccessToken
  WhatsApp__AppSecret: whatsAppAppSecret
  WhatsApp__VerifyToken: whatsAppVerifyToken
  Line__ChannelSecret: lineChannelSecret
  Line__ChannelAccessToken: lineChannelAccessToken
  WebChat__Secret: webChatSecret
  Alerts__WebhookUrl: alertsWebhookUrl
  Alerts__Smtp__Password: alertsSmtpPassword
  Requests__WebhookUrl: requestsWebhookUrl
  Forms__WebhookUrl: formsWebhookUrl
  Forms__WebhookSecret: formsWebhookSecret
  StaffSignIn__Secret: staffSignInSecret
  StaffSignIn__ClientSecret: staffSignInClientSecret
  Odoo__ApiKey: odooApiKey
}
var secretNames = map(filter(items(secrets), secret => !empty(secret.value)), secret => secret.key)

module identity 'modules/identity.bicep' = {
  name: 'identity'
  params: {
    name: 'id-concierge-${suffix}'
    location: location
    tags: tags
  }
}

module monitoring 'modules/monitoring.bicep' = {
  name: 'monitoring'
  params: {
    suffix: suffix
    location: location
    tags: tags
    principalId: identity.outputs.principalId
    retentionDays: logRetentionDays
    dailyCapGb: logDailyCapGb
  }
}

module storage 'modules/storage.bicep' = {
  name: 'storage'
  params: {
    name: 'st${suffix}'
    location: location
    tags: tags
    principalId: identity.outputs.principalId
    sku: storageSku
    holdsTurns: !useDurableTaskScheduler
  }
}

module vault 'modules/vault.bicep' = {
  name: 'vault'
  params: {
    name: 'kv-${suffix}'
    location: location
    tags: tags
    principalId: identity.outputs.principalId
    purgeProtection: purgeProtection
    recover: recoverVault
    secretNames: secretNames
    secrets: secrets
  }
}

module openAI 'modules/openai.bicep' = {
  name: 'openai'
  params: {
    name: 'oai-${suffix}'
    location: openAILocation
    tags: tags
    principalId: identity.outputs.principalId
    chatModel: chatModel
    embeddingModel: embeddingModel
    transcriptionModel: transcriptionModel
    recover: recoverOpenAI
  }
}

module scheduler 'modules/scheduler.bicep' = if (useDurableTaskScheduler) {
  name: 'scheduler'
  params: {
    name: 'dts-${suffix}'
    location: schedulerLocation
    tags: tags
    principalId: identity.outputs.principalId
    sku: schedulerSku
  }
}

module app 'modules/app.bicep' = {
  name: 'app'
  params: {
    suffix: suffix
    location: location
    tags: tags
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    instanceMemoryMB: instanceMemoryMB
    maximumInstanceCount: maximumInstanceCount
    alwaysReadyHttp: alwaysReadyHttp
    alwaysReadyDurable: alwaysReadyDurable
    storageName: storage.outputs.name
    packageContainerUrl: storage.outputs.packageContainerUrl
    applicationInsightsConnectionString: monitoring.outputs.applicationInsightsConnectionString
    schedulerEndpoint: useDurableTaskScheduler ? scheduler!.outputs.endpoint : ''
    taskHub: useDurableTaskScheduler ? scheduler!.outputs.taskHub : ''
    publicBaseUrl: publicBaseUrl
    modelEndpoint: openAI.outputs.endpoint
    chatDeployment: openAI.outputs.chatDeployment
    embeddingDeployment: openAI.outputs.embeddingDeployment
    transcriptionDeployment: openAI.outputs.transcriptionDeployment
    settings: settings
    vaultName: vault.outputs.name
    secretNames: secretNames
  }
}

module alerts 'modules/alerts.bicep' = {
  name: 'alerts'
  params: {
    suffix: suffix
    location: location
    tags: tags
    workspaceId: monitoring.outputs.workspaceId
    applicationInsightsId: monitoring.outputs.applicationInsightsId
    readyUrl: watchReadiness ? '${app.outputs.baseUrl}/api/ready' : ''
    emails: receivers
  }
}

// azd writes outputs into the environment that the parameter files read, so none may have the name of an input.
@description('Where the concierge is, as providers see it.')
output CONCIERGE_URL string = app.outputs.baseUrl

@description('Twilio console, phone number or WhatsApp sender: "When a message comes in", method POST.')
output TWILIO_WEBHOOK_URL string = '${app.outputs.baseUrl}/api/channels/twilio'

@description('Twilio console: "Status callback URL", method POST. The concierge also names it with every message it sends.')
output TWILIO_STATUS_WEBHOOK_URL string = '${app.outputs.baseUrl}/api/channels/twilio/status'

@description('Telegram: the url of setWebhook.')
output TELEGRAM_WEBHOOK_URL string = '${app.outputs.baseUrl}/api/channels/telegram'

@description('Meta\'s app, WhatsApp, Configuration: "Callback URL", with the verify token.')
output WHATSAPP_WEBHOOK_URL string = '${app.outputs.baseUrl}/api/channels/whatsapp'

@description('LINE Developers, the channel\'s Messaging API page: "Webhook URL", with "Use webhook" and "Webhook redelivery" switched on.')
output LINE_WEBHOOK_URL string = '${app.outputs.baseUrl}/api/channels/line'

@description('Twilio console, Conversations, the service\'s webhooks: post-action URL; or the webhook of an address, with ?assistant= where one is to answer.')
output CONVERSATIONS_WEBHOOK_URL string = '${app.outputs.baseUrl}/api/channels/conversations'

@description('Twilio console, TaskRouter, the workspace of Flex: event callback URL (docs/desk.md).')
output FLEX_EVENTS_URL string = '${app.outputs.baseUrl}/api/desk/flex'

@description('The web chat: for guests to open, and for the hotel\'s site to show (docs/web-chat.md).')
output CHAT_URL string = '${app.outputs.baseUrl}/chat'

@description('The redirect URI for the registration at the issuer of staff\'s accounts (docs/staff.md).')
output STAFF_SIGN_IN_CALLBACK_URL string = '${app.outputs.baseUrl}/api/desk/signin/callback'

@description('Answers 200 while the app is alive.')
output HEALTH_URL string = '${app.outputs.baseUrl}/api/health'

@description('Checks each thing the app depends on, by name.')
output READY_URL string = '${app.outputs.baseUrl}/api/ready'

@description('The function app, for "az functionapp" and the logs.')
output FUNCTION_APP_NAME string = app.outputs.name

@description('The vault that holds the channels\' secrets.')
output KEY_VAULT_NAME string = vault.outputs.name
