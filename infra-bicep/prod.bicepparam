using './main.bicep'

// For guests. Everything in capitals is read from the environment of whoever deploys, which may be a pipeline.
param environmentName = readEnvironmentVariable('AZURE_ENV_NAME', 'prod')
param publicBaseUrl = readEnvironmentVariable('PUBLIC_BASE_URL', '')
param openAILocation = readEnvironmentVariable('OPENAI_LOCATION', 'swedencentral')
param useDurableTaskScheduler = bool(readEnvironmentVariable('USE_DURABLE_TASK_SCHEDULER', 'false'))

// For an installation that was deleted and comes back under the same name: docs/deploy.md.
param recoverVault = bool(readEnvironmentVariable('RECOVER_VAULT', 'false'))
param recoverOpenAI = bool(readEnvironmentVariable('RECOVER_OPENAI', 'false'))

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
param watchReadiness = true
param alertEmails = empty(trim(replace(readEnvironmentVariable('ALERT_EMAILS'), ',', ' ')))
  ? fail('ALERT_EMAILS names nobody. Set it to one address or several, separated by commas.')
  : split(readEnvironmentVariable('ALERT_EMAILS'), ',')

param settings = {
  Twilio__AccountSid: readEnvironmentVariable('TWILIO_ACCOUNT_SID', '')
  Twilio__From: readEnvironmentVariable('TWILIO_FROM', '')
  Twilio__MessagingServiceSid: readEnvironmentVariable('TWILIO_MESSAGING_SERVICE_SID', '')
  Conversations__ServiceSid: readEnvironmentVariable('CONVERSATIONS_SERVICE_SID', '')
  Flex__WorkspaceSid: readEnvironmentVariable('FLEX_WORKSPACE_SID', '')
  Flex__WorkflowSid: readEnvironmentVariable('FLEX_WORKFLOW_SID', '')
  Odoo__Url: readEnvironmentVariable('ODOO_URL', '')
  Odoo__Database: readEnvironmentVariable('ODOO_DATABASE', '')
  Odoo__Username: readEnvironmentVariable('ODOO_USERNAME', '')
  Odoo__Company: readEnvironmentVariable('ODOO_COMPANY', '')
  Odoo__Order: readEnvironmentVariable('ODOO_ORDER', '')
  Twilio__WelcomeTemplate: readEnvironmentVariable('TWILIO_WELCOME_TEMPLATE', '')
  Twilio__ReminderTemplate: readEnvironmentVariable('TWILIO_REMINDER_TEMPLATE', '')
  Twilio__CancellationTemplate: readEnvironmentVariable('TWILIO_CANCELLATION_TEMPLATE', '')
  WhatsApp__PhoneNumberId: readEnvironmentVariable('WHATSAPP_PHONE_NUMBER_ID', '')
  WhatsApp__Number: readEnvironmentVariable('WHATSAPP_NUMBER', '')
  // Each further number of the app: WhatsApp__Numbers__106540352242922: '+12025550144', under Meta's id of it.
  WhatsApp__WelcomeTemplate: readEnvironmentVariable('WHATSAPP_WELCOME_TEMPLATE', '')
  WhatsApp__ReminderTemplate: readEnvironmentVariable('WHATSAPP_REMINDER_TEMPLATE', '')
  WhatsApp__CancellationTemplate: readEnvironmentVariable('WHATSAPP_CANCELLATION_TEMPLATE', '')
  WhatsApp__WaitingListTemplate: readEnvironmentVariable('WHATSAPP_WAITING_LIST_TEMPLATE', '')
  WhatsApp__RequestDoneTemplate: readEnvironmentVariable('WHATSAPP_REQUEST_DONE_TEMPLATE', '')
  // Each template of people at the desk: WhatsApp__DeskTemplates__answer: 'desk_answer:en_US', Twilio__DeskTemplates__answer: 'en=HX...'.
  WebChat__AllowedOrigins: readEnvironmentVariable('WEB_CHAT_ALLOWED_ORIGINS', '')
  Assistants__Default: readEnvironmentVariable('ASSISTANTS_DEFAULT', '')
  Assistants__hotel__Addresses: readEnvironmentVariable('ASSISTANTS_HOTEL_ADDRESSES', '')
  Assistants__hotel__PeopleOnly: readEnvironmentVariable('ASSISTANTS_HOTEL_PEOPLE_ONLY', '')
  Twilio__WaitingListTemplate: readEnvironmentVariable('TWILIO_WAITING_LIST_TEMPLATE', '')
  Twilio__RequestDoneTemplate: readEnvironmentVariable('TWILIO_REQUEST_DONE_TEMPLATE', '')
  OpenAI__SeesPictures: readEnvironmentVariable('OPENAI_SEES_PICTURES', '')
  AzureOpenAI__TranscriptionDeployment: readEnvironmentVariable('AZURE_OPENAI_TRANSCRIPTION_DEPLOYMENT', '')
  Knowledge__Container: readEnvironmentVariable('KNOWLEDGE_CONTAINER', '')
  Budget__Prices: readEnvironmentVariable('BUDGET_PRICES', '')
  Safety__Country: readEnvironmentVariable('SAFETY_COUNTRY', '')
  StaffSignIn__Issuer: readEnvironmentVariable('STAFF_SIGN_IN_ISSUER', '')
  StaffSignIn__ClientId: readEnvironmentVariable('STAFF_SIGN_IN_CLIENT_ID', '')
  StaffSignIn__RoleClaim: readEnvironmentVariable('STAFF_SIGN_IN_ROLE_CLAIM', '')
  StaffSignIn__DeskRole: readEnvironmentVariable('STAFF_SIGN_IN_DESK_ROLE', '')
  StaffSignIn__ManagerRole: readEnvironmentVariable('STAFF_SIGN_IN_MANAGER_ROLE', '')
  Alerts__From: readEnvironmentVariable('ALERTS_FROM', '')
  Alerts__To: readEnvironmentVariable('ALERTS_TO', '')
  Alerts__Smtp__Host: readEnvironmentVariable('ALERTS_SMTP_HOST', '')
  Alerts__Smtp__Port: readEnvironmentVariable('ALERTS_SMTP_PORT', '')
  Alerts__Smtp__Username: readEnvironmentVariable('ALERTS_SMTP_USERNAME', '')
  Alerts__Smtp__Security: readEnvironmentVariable('ALERTS_SMTP_SECURITY', '')
}

param twilioAuthToken = readEnvironmentVariable('TWILIO_AUTH_TOKEN', '')
param twilioSharedKeySecret = readEnvironmentVariable('TWILIO_SHARED_KEY_SECRET', '')
param telegramBotToken = readEnvironmentVariable('TELEGRAM_BOT_TOKEN', '')
param telegramSecretToken = readEnvironmentVariable('TELEGRAM_SECRET_TOKEN', '')
param whatsAppAccessToken = readEnvironmentVariable('WHATSAPP_ACCESS_TOKEN', '')
param whatsAppAppSecret = readEnvironmentVariable('WHATSAPP_APP_SECRET', '')
param whatsAppVerifyToken = readEnvironmentVariable('WHATSAPP_VERIFY_TOKEN', '')
param lineChannelSecret = readEnvironmentVariable('LINE_CHANNEL_SECRET', '')
param lineChannelAccessToken = readEnvironmentVariable('LINE_CHANNEL_ACCESS_TOKEN', '')
param webChatSecret = readEnvironmentVariable('WEB_CHAT_SECRET', '')
param alertsWebhookUrl = readEnvironmentVariable('ALERTS_WEBHOOK_URL', '')
param alertsSmtpPassword = readEnvironmentVariable('ALERTS_SMTP_PASSWORD', '')
param requestsWebhookUrl = readEnvironmentVariable('REQUESTS_WEBHOOK_URL', '')
param formsWebhookUrl = readEnvironmentVariable('FORMS_WEBHOOK_URL', '')
param formsWebhookSecret = readEnvironmentVariable('FORMS_WEBHOOK_SECRET', '')
param staffSignInSecret = readEnvironmentVariable('STAFF_SIGN_IN_SECRET', '')
param staffSignInClientSecret = readEnvironmentVariable('STAFF_SIGN_IN_CLIENT_SECRET', '')
param odooApiKey = readEnvironmentVariable('ODOO_API_KEY', '')
