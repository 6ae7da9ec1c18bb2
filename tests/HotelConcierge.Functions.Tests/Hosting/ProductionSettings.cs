namespace HotelConcierge.Functions.Tests.Hosting;

/// <summary>Settings as a deployment has them; nothing is asked of the addresses unless a test puts a server there.</summary>
internal static class ProductionSettings
{
    /// <summary>An account that nobody connects to.</summary>
    public const string NoStorage =
        "DefaultEndpointsProtocol=http;AccountName=nobody;AccountKey=bm9ib2R5;BlobEndpoint=http://127.0.0.1:9/nobody;TableEndpoint=http://127.0.0.1:9/nobody";

    public static Dictionary<string, string> All(string storage) => new(StringComparer.Ordinal)
    {
        ["AzureWebJobsStorage"] = storage,
        ["PublicBaseUrl"] = "https://hotel.example",
        ["Twilio:AccountSid"] = "AC00112233445566778899aabbccddeeff",
        ["Twilio:AuthToken"] = "0123456789abcdef0123456789abcdef",
        ["Twilio:From"] = "whatsapp:+12025550100",
        ["Telegram:BotToken"] = "123456:AAFakeTokenOfNoBotAtAll_0123456789ab",
        ["Telegram:SecretToken"] = "a-secret-of-the-webhook",
        ["WhatsApp:AccessToken"] = "a-token-that-opens-nothing",
        ["WhatsApp:AppSecret"] = "a-secret-of-no-app",
        ["WhatsApp:VerifyToken"] = "made-up",
        ["WhatsApp:PhoneNumberId"] = "106540352242922",
        ["Line:ChannelSecret"] = "a-secret-of-no-channel",
        ["Line:ChannelAccessToken"] = "a-line-token-that-opens-nothing",
        ["Conversations:ServiceSid"] = "IS00112233445566778899aabbccddeeff",
        ["Flex:WorkspaceSid"] = "WS00112233445566778899aabbccddeeff",
        ["Flex:WorkflowSid"] = "WW00112233445566778899aabbccddeeff",
        ["Odoo:Url"] = "https://odoo.example",
        ["Odoo:Database"] = "shop",
        ["Odoo:Username"] = "concierge@shop.example",
        ["Odoo:ApiKey"] = "a-key-that-opens-no-odoo",
        ["WebChat:Secret"] = "a-secret-that-signs-no-guests-cookie",
        ["AzureOpenAI:Endpoint"] = "https://hotel.openai.azure.com",
        ["AzureOpenAI:Deployment"] = "chat",
        ["AzureOpenAI:EmbeddingDeployment"] = "embedding",
        ["Knowledge:Container"] = "knowledge",
    };
}
