using HotelConcierge.Contracts;
using HotelConcierge.Local.Storage;
using HotelConcierge.Simulators.OpenAI;
using HotelConcierge.Simulators.Telegram;
using HotelConcierge.Simulators.Twilio;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Local.Tests.WholeApp;

/// <summary>
/// What <c>/api/ready</c> says of each thing that is configured, when it is well and when it is not, each with what to do.
/// </summary>
public sealed class ReadyTests
{
    private const string Service = "MG00000000000000000000000000000051";

    [Fact]
    public async Task All_is_well_and_everything_was_really_asked()
    {
        await using var deployment = await ReadyDeployment.StartAsync(
            ("OpenAI:EmbeddingModel", "text-embedding-simulated"),
            ("Twilio:MessagingServiceSid", Service));
        deployment.World.Twilio.Account.Services.Add(Service);

        var (status, lines) = await deployment.AskAsync();

        Assert.Equal(200, status);
        Assert.Equal(
            ["conversations", "documents", "embeddings", "files", "model", "shop", "tables", "telegram", "twilio"],
            lines.Keys.Order(StringComparer.Ordinal));
        Assert.All(lines.Values, line => Assert.Equal(("well", ""), (line.Status, line.Remedy)));
        Assert.Equal("gpt-simulated answered.", lines["model"].Says);
        Assert.Equal(
            ["GET /2010-04-01/Accounts/AC00000000000000000000000000000051.json", $"GET /v1/Services/{Service}"],
            deployment.World.Twilio.Requests.Snapshot().Select(request => $"{request.Method} {request.Path}"));
        Assert.Equal(["getMe", "getWebhookInfo"], deployment.Telegram.Calls.Snapshot().Select(call => call.Method));
        Assert.Single(deployment.Model.Calls.Snapshot());
        Assert.Single(deployment.Model.Embeddings.Snapshot());
        Assert.NotNull(
            (
                await deployment
                    .App.Services.GetRequiredService<HotelConcierge.Conversations.IConversations>()
                    .ReadAsync(new("readiness"), default)
            )!.ProbedAt);
    }

    [Fact]
    public async Task A_load_balancer_that_asks_every_ten_seconds_costs_nothing()
    {
        var clock = new ManualTimeProvider();
        await using var deployment = await ReadyDeployment.StartAsync(clock, new());

        for (var i = 0; i < 60; i++)
        {
            Assert.Equal(200, (await deployment.AskAsync()).Status);
            clock.Advance(TimeSpan.FromSeconds(10));
        }

        Assert.Single(deployment.Model.Calls.Snapshot());
        Assert.Equal(10, deployment.World.Twilio.Requests.Snapshot().Count);
        Assert.Equal(20, deployment.Telegram.Calls.Snapshot().Count);
        await deployment.AskAsync(ReadyDeployment.Key);
        Assert.Equal(2, deployment.Model.Calls.Snapshot().Count);
    }

    [Fact]
    public async Task A_wrong_key_of_the_model_is_not_well()
    {
        await using var deployment = await ReadyDeployment.StartAsync(("OpenAI:ApiKey", "sk-a-wrong-one"));

        var line = await deployment.AskAboutAsync("model");

        Assert.Equal(("The model service refuses the key (401 invalid_api_key).", "Check OpenAI__ApiKey."), (line.Says, line.Remedy));
    }

    [Theory]
    [InlineData(OpenAIFaultKind.OutOfQuota, "not well", "The model service's quota is used up (429 insufficient_quota).", "Add credit")]
    [InlineData(
        OpenAIFaultKind.TooManyRequests,
        "warning",
        "The model service has too many requests at the moment (429 rate_limit_exceeded).",
        "raise the limit"
    )]
    [InlineData(OpenAIFaultKind.Unavailable, "not well", "The model service is not available (503 server_error).", "OpenAI__Endpoint")]
    [InlineData(OpenAIFaultKind.MalformedJson, "not well", "The model service is not available (unreadable answer).", "OpenAI__Endpoint")]
    [InlineData(
        OpenAIFaultKind.ContextTooLong,
        "not well",
        "The model service refuses the concierge's request (400 context_length_exceeded).",
        "OpenAI__Model"
    )]
    public async Task What_is_wrong_with_the_model_is_said_after_one_question(
        OpenAIFaultKind fault,
        string status,
        string says,
        string remedy)
    {
        await using var deployment = await ReadyDeployment.StartAsync();
        deployment.Model.Faults.Add(new OpenAIFault(fault) { Times = null });

        var line = await deployment.AskAboutAsync("model");

        Assert.Equal((status, says), (line.Status, line.Says));
        Assert.Contains(remedy, line.Remedy, StringComparison.Ordinal);
        Assert.Single(deployment.Model.Calls.Snapshot());
    }

    [Theory]
    [InlineData(
        "OpenAI:Endpoint",
        "http://127.0.0.1:1/v1",
        "model",
        "The model service is not available (connection failed: ConnectionError)."
    )]
    [InlineData("Twilio:AuthToken", "a-wrong-token-of-ours", "twilio", "Twilio refuses the account's credentials (401, 20003).")]
    public async Task A_wrong_setting_is_not_well_and_is_named(string setting, string wrong, string what, string says)
    {
        await using var deployment = await ReadyDeployment.StartAsync((setting, wrong));

        var line = await deployment.AskAboutAsync(what);

        Assert.Equal(("not well", says), (line.Status, line.Says));
        Assert.Contains(setting.Replace(":", "__", StringComparison.Ordinal), line.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_with_a_day_of_its_end_is_a_warning_and_guests_are_served()
    {
        var model = new SimulatedOpenAIOptions
        {
            ShutdownDates = new Dictionary<string, DateOnly>(StringComparer.Ordinal) { ["gpt-simulated"] = new(2026, 8, 30) },
        };
        await using var deployment = await ReadyDeployment.StartAsync(new ManualTimeProvider(), model);

        var line = await deployment.AskAboutAsync("model");

        Assert.Equal(("warning", "gpt-simulated answered, and the service ends it on 2026-08-30, in 90 days."), (line.Status, line.Says));
        Assert.Contains(
            deployment.App.Log,
            entry => entry.StartsWith("Warning: Ready, but see to it: model. gpt-simulated answered", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_embedding_model_that_fails_is_a_warning_because_words_do()
    {
        await using var deployment = await ReadyDeployment.StartAsync(("OpenAI:EmbeddingModel", "text-embedding-simulated"));
        deployment.Model.Faults.Add(new OpenAIFault(OpenAIFaultKind.OutOfQuota) { On = OpenAIOperation.Embeddings, Times = null });

        var line = await deployment.AskAboutAsync("embeddings");

        Assert.Equal(
            (
                "warning",
                "The model service's quota is used up (429 insufficient_quota). Meanwhile questions find documents by their words."),
            (line.Status, line.Says));
    }

    [Fact]
    public async Task A_suspended_account_a_foreign_service_and_a_number_it_does_not_have_are_said()
    {
        await using var deployment = await ReadyDeployment.StartAsync(
            ("Twilio:MessagingServiceSid", Service),
            ("Twilio:From", "+12025550143"));
        var account = deployment.World.Twilio.Account;
        account.Status = "suspended";
        Assert.Equal(("not well", "The account is suspended: Twilio sends nothing."), await AskAsync());

        account.Status = "active";
        Assert.Equal(("not well", "The account is active, but has no such messaging service."), await AskAsync());

        account.Services.Add(Service);
        Assert.Equal(("warning", "The account is active, but Twilio__From is none of its numbers."), await AskAsync());

        account.Numbers.Add("+12025550143");
        account.Type = "Trial";
        Assert.Equal(
            ("well", "The account is active. It is a trial: it reaches numbers only that were verified in the Twilio console."),
            await AskAsync());

        async Task<(string, string)> AskAsync()
        {
            var line = await deployment.AskAboutAsync("twilio");
            return (line.Status, line.Says);
        }
    }

    [Theory]
    [InlineData(TwilioFaultKind.TooManyRequests, "warning", "Twilio has too many requests of this account (429, 20429).")]
    [InlineData(TwilioFaultKind.BadGateway, "not well", "Twilio did not answer the question (502).")]
    [InlineData(TwilioFaultKind.DropBeforeAccepting, "not well", "Twilio cannot be reached (connection broken).")]
    public async Task A_Twilio_that_cannot_answer_is_said(TwilioFaultKind fault, string status, string says)
    {
        await using var deployment = await ReadyDeployment.StartAsync();
        deployment.World.Twilio.Faults.Add(new TwilioFault(fault) { On = TwilioOperation.FetchAccount, Times = null });

        var line = await deployment.AskAboutAsync("twilio");

        Assert.Equal((status, says), (line.Status, line.Says));
    }

    [Fact]
    public async Task A_Twilio_that_hangs_is_waited_for_ten_seconds()
    {
        var clock = new ManualTimeProvider();
        await using var deployment = await ReadyDeployment.StartAsync(clock, new());
        var fault = deployment.World.Twilio.Faults.Add(new TwilioFault(TwilioFaultKind.Hang) { On = TwilioOperation.FetchAccount });
        var asked = deployment.AskAsync();
        await fault.WaitForHitAsync(cancellationToken: deployment.World.Patience);

        clock.Advance(TimeSpan.FromSeconds(10));

        var (status, lines) = await asked;
        Assert.Equal((503, "not well", "No answer within 10 seconds."), (status, lines["twilio"].Status, lines["twilio"].Says));
        Assert.Contains("Twilio__ApiBaseUrl", lines["twilio"].Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(TelegramFaultKind.NotAuthenticated, "not well", "Telegram refuses the bot's token (401).", "Telegram__BotToken")]
    [InlineData(TelegramFaultKind.TooManyRequests, "warning", "Telegram has too many requests of this bot (429).", "tried again")]
    [InlineData(TelegramFaultKind.BadGateway, "not well", "Telegram did not answer (502).", "Telegram__ApiBaseUrl")]
    [InlineData(TelegramFaultKind.DropBeforeAccepting, "not well", "Telegram did not answer (connection broken).", "Telegram__ApiBaseUrl")]
    [InlineData(TelegramFaultKind.GarbleAfterAccepting, "not well", "Telegram did not answer (unreadable answer).", "Telegram__ApiBaseUrl")]
    public async Task A_Telegram_that_does_not_answer_as_it_should_is_said(
        TelegramFaultKind fault,
        string status,
        string says,
        string remedy)
    {
        await using var deployment = await ReadyDeployment.StartAsync();
        deployment.Telegram.Faults.Add(new TelegramFault(fault) { On = TelegramOperation.Look, Times = null });

        var line = await deployment.AskAboutAsync("telegram");

        Assert.Equal((status, says), (line.Status, line.Says));
        Assert.Contains(remedy, line.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_webhook_of_Telegram_that_leads_elsewhere_or_fails_is_said()
    {
        await using var deployment = await ReadyDeployment.StartAsync();
        deployment.Telegram.WebhookUrl = "https://old.example/api/channels/telegram";
        Assert.Equal("not well", (await deployment.AskAboutAsync("telegram")).Status);

        deployment.Telegram.WebhookUrl = ReadyDeployment.Webhook;
        deployment.Telegram.LeaveUndelivered(2, deployment.World.Clock.GetUtcNow(), "Wrong response from the webhook: 403 Forbidden");
        var line = await deployment.AskAboutAsync("telegram");

        Assert.Equal("warning", line.Status);
        Assert.Contains("2 updates wait", line.Says, StringComparison.Ordinal);
        Assert.Contains("Telegram__SecretToken", line.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_disk_is_not_well_and_well_again_once_there_is_room()
    {
        await using var deployment = await ReadyDeployment.StartAsync();
        var database = deployment.App.Services.GetRequiredService<SqliteDatabase>();
        await FullDisk.FillAsync(database, deployment.World.Patience);

        var (status, lines) = await deployment.AskAsync(ReadyDeployment.Key);

        Assert.Equal(503, status);
        Assert.Contains("not well", new[] { lines["tables"].Status, lines["conversations"].Status });
        var bad = lines.Values.First(line => line.Status == "not well");
        Assert.Equal("DatabaseException; the log says more.", bad.Says);
        Assert.Contains("Data__Path", bad.Remedy, StringComparison.Ordinal);
        Assert.Contains(deployment.App.Log, entry => entry.Contains("The disk is full: ", StringComparison.Ordinal));

        await FullDisk.FreeAsync(database, deployment.World.Patience);
        Assert.Equal(200, (await deployment.AskAsync(ReadyDeployment.Key)).Status);
    }
}
