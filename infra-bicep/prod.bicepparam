using './main.bicep'

// For guests. Everything in capitals is read from the environment of whoever deploys, which may be a pipeline.
param environmentName = readEnvironmentVariable('AZURE_ENV_NAME', 'prod')
param publicBaseUrl = readEnvironmentVariable('PUBLIC_BASE_URL', '')
param useDurableTaskScheduler = bool(readEnvironmentVariable('USE_DURABLE_TASK_SCHEDULER', 'false'))

param instanceMemoryMB = 2048
param maximumInstanceCount = 100

// Two each, so that one that is replaced leaves one that answers.
param alwaysReadyHttp = 2
param alwaysReadyDurable = 2
param storageSku = 'Standard_ZRS'
param logRetentionDays = 90
param logDailyCapGb = -1
param purgeProtection = true

// Without a receiver nobody hears of it when guests are not answered.
param alertEmails = split(readEnvironmentVariable('ALERT_EMAILS'), ',')

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
