using './main.bicep'

// For development and demos: the smallest of everything. "azd up" uses this file; the names in capitals are read from its
// environment ("azd env set NAME value"), or from the shell for "az deployment group create".
param environmentName = readEnvironmentVariable('AZURE_ENV_NAME', 'dev')
param publicBaseUrl = readEnvironmentVariable('PUBLIC_BASE_URL', '')
param useDurableTaskScheduler = bool(readEnvironmentVariable('USE_DURABLE_TASK_SCHEDULER', 'false'))

param instanceMemoryMB = 512
param maximumInstanceCount = 40
param alwaysReadyHttp = 1
param alwaysReadyDurable = 1
param storageSku = 'Standard_LRS'
param logRetentionDays = 30
param logDailyCapGb = 1

// The names are free again as soon as the resource group is deleted and its vault purged.
param purgeProtection = false

param chatModel = {
  name: 'gpt-5.4-mini'
  version: '2026-03-17'
  sku: 'GlobalStandard'
  capacity: 30
}

param settings = {
  Twilio__AccountSid: readEnvironmentVariable('TWILIO_ACCOUNT_SID', '')
  Twilio__From: readEnvironmentVariable('TWILIO_FROM', '')
  Twilio__MessagingServiceSid: readEnvironmentVariable('TWILIO_MESSAGING_SERVICE_SID', '')
  Twilio__WelcomeTemplate: readEnvironmentVariable('TWILIO_WELCOME_TEMPLATE', '')
  Twilio__ReminderTemplate: readEnvironmentVariable('TWILIO_REMINDER_TEMPLATE', '')
  Twilio__CancellationTemplate: readEnvironmentVariable('TWILIO_CANCELLATION_TEMPLATE', '')
  WhatsApp__PhoneNumberId: readEnvironmentVariable('WHATSAPP_PHONE_NUMBER_ID', '')
  Conversations__ServiceSid: readEnvironmentVariable('CONVERSATIONS_SERVICE_SID', '')
  Flex__WorkspaceSid: readEnvironmentVariable('FLEX_WORKSPACE_SID', '')
  Flex__WorkflowSid: readEnvironmentVariable('FLEX_WORKFLOW_SID', '')
  Odoo__Url: readEnvironmentVariable('ODOO_URL', '')
  Odoo__Database: readEnvironmentVariable('ODOO_DATABASE', '')
  Odoo__Username: readEnvironmentVariable('ODOO_USERNAME', '')
  Knowledge__Container: readEnvironmentVariable('KNOWLEDGE_CONTAINER', '')
  Budget__Prices: readEnvironmentVariable('BUDGET_PRICES', '')
}

param twilioAuthToken = readEnvironmentVariable('TWILIO_AUTH_TOKEN', '')
param twilioSharedKeySecret = readEnvironmentVariable('TWILIO_SHARED_KEY_SECRET', '')
param whatsAppAccessToken = readEnvironmentVariable('WHATSAPP_ACCESS_TOKEN', '')
param whatsAppAppSecret = readEnvironmentVariable('WHATSAPP_APP_SECRET', '')
param whatsAppVerifyToken = readEnvironmentVariable('WHATSAPP_VERIFY_TOKEN', '')
param telegramBotToken = readEnvironmentVariable('TELEGRAM_BOT_TOKEN', '')
param telegramSecretToken = readEnvironmentVariable('TELEGRAM_SECRET_TOKEN', '')
param lineChannelSecret = readEnvironmentVariable('LINE_CHANNEL_SECRET', '')
param lineChannelAccessToken = readEnvironmentVariable('LINE_CHANNEL_ACCESS_TOKEN', '')
param odooPassword = readEnvironmentVariable('ODOO_PASSWORD', '')
