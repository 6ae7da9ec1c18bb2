using System.Text.Json;
using HotelConcierge.Assistants;
using HotelConcierge.Channels.Line;
using HotelConcierge.Channels.Telegram;
using HotelConcierge.Channels.Twilio;
using HotelConcierge.Channels.WhatsApp;
using HotelConcierge.Messages;
using HotelConcierge.Orchestration;
using HotelConcierge.Shop.Odoo;
using HotelConcierge.Tools;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Crash.Killed;

/// <summary>
/// Points before and after whatever has an effect: every registered activity, every tool, every call of the model and of
/// Twilio. They are put around what the product registers, so a new activity or tool has its points without being named here.
/// </summary>
internal static class PortPoints
{
    public static void Add(IServiceCollection services, KillPoints points)
    {
        Decorate<ActivityRegistration>(services, inner => new(inner.Name, async (scope, input, cancellationToken) =>
        {
            await points.PassAsync($"before {inner.Name}");
            var result = await inner.RunAsync(scope, input, cancellationToken);
            await points.PassAsync($"after {inner.Name}");
            return result;
        }));
        Decorate<ITool>(services, inner => inner is IReadsAnswers reading ? new WatchedReader(reading, points) : new WatchedTool(inner, points));
        Decorate<IChatClient>(services, inner => new WatchedModel(inner, points));
        Decorate<ITwilioMessages>(services, inner => new WatchedTwilio(inner, points));
#pragma warning disable MEAI001 // The abstraction is marked as a preview.
        Decorate<ISpeechToTextClient>(services, inner => new WatchedTranscription(inner, points));
#pragma warning restore MEAI001
        services.AddHttpClient(WhatsAppRegistration.HttpClientName).AddHttpMessageHandler(() => new WatchedService("Meta", points));
        services.AddHttpClient(LineRegistration.HttpClientName).AddHttpMessageHandler(() => new WatchedService("LINE", points));
        services.AddHttpClient(OdooRegistration.HttpClientName).AddHttpMessageHandler(() => new WatchedService("Odoo", points));
        services.AddHttpClient(TelegramRegistration.HttpClientName).AddHttpMessageHandler(() => new WatchedTelegram(points));
        foreach (var client in new[] { TwilioMedia.HttpClientName, WhatsAppMedia.HttpClientName, TelegramMedia.HttpClientName })
            services.AddHttpClient(client).AddHttpMessageHandler(() => new WatchedFiles(points));
    }

    private static void Decorate<T>(IServiceCollection services, Func<T, T> decorate)
        where T : class
    {
        for (var place = 0; place < services.Count; place++)
        {
            var registered = services[place];
            if (registered.ServiceType == typeof(T))
                services[place] = ServiceDescriptor.Describe(
                    typeof(T),
                    provider => decorate((T)Make(provider, registered)),
                    registered.Lifetime);
        }
    }

    private static object Make(IServiceProvider provider, ServiceDescriptor registered) =>
        registered.ImplementationInstance
        ?? registered.ImplementationFactory?.Invoke(provider)
        ?? ActivatorUtilities.CreateInstance(provider, registered.ImplementationType!);

    /// <summary>A tool that reads answers stays one.</summary>
    private sealed class WatchedReader(IReadsAnswers inner, KillPoints points) : WatchedTool(inner, points), IReadsAnswers
    {
        public bool Owns(string tap) => inner.Owns(tap);

        public Task<IReadOnlyList<PlainAnswer>> ReadAnswersAsync(ToolCall call, CancellationToken cancellationToken) =>
            inner.ReadAnswersAsync(call, cancellationToken);
    }

    private class WatchedTool(ITool inner, KillPoints points) : ITool
    {
        public string Name => inner.Name;

        public AIFunctionDeclaration DeclarationFor(Assistant assistant) => inner.DeclarationFor(assistant);

        public async Task<ToolResult> RunAsync(ToolCall call, CancellationToken cancellationToken)
        {
            await points.PassAsync($"before the tool {Name}");
            var result = await inner.RunAsync(call, cancellationToken);
            await points.PassAsync($"after the tool {Name}");
            return result;
        }
    }

    private sealed class WatchedModel(IChatClient inner, KillPoints points) : DelegatingChatClient(inner)
    {
        public override async Task<ChatResponse> GetResponseAsync(
            IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        {
            await points.PassAsync("before the model is asked");
            var response = await base.GetResponseAsync(messages, options, cancellationToken);
            await points.PassAsync("after the model has answered");
            return response;
        }
    }

    /// <summary>Some services have no port but HTTP.</summary>
    private sealed class WatchedService(string name, KillPoints points) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await points.PassAsync($"before {name} is called");
            var answer = await base.SendAsync(request, cancellationToken);
            await points.PassAsync($"after {name} answered {(int)answer.StatusCode}");
            return answer;
        }
    }

    /// <summary>Telegram's API has no port but HTTP either. Typing is shown beside the steps of a turn, so it has no point.</summary>
    private sealed class WatchedTelegram(KillPoints points) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var method = request.RequestUri!.Segments[^1];
            if (method is "sendChatAction")
                return await base.SendAsync(request, cancellationToken);
            await points.PassAsync($"before Telegram is told to {method}");
            var answer = await base.SendAsync(request, cancellationToken);
            await points.PassAsync($"after Telegram answered {(int)answer.StatusCode} to {method}");
            return answer;
        }
    }

    /// <summary>Where a channel keeps guests' files.</summary>
    private sealed class WatchedFiles(KillPoints points) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await points.PassAsync("before a file is fetched");
            var answer = await base.SendAsync(request, cancellationToken);
            await points.PassAsync($"after a file was answered with {(int)answer.StatusCode}");
            return answer;
        }
    }

#pragma warning disable MEAI001 // The abstraction is marked as a preview.
    private sealed class WatchedTranscription(ISpeechToTextClient inner, KillPoints points) : DelegatingSpeechToTextClient(inner)
    {
        public override async Task<SpeechToTextResponse> GetTextAsync(
            Stream audioSpeechStream, SpeechToTextOptions? options = null, CancellationToken cancellationToken = default)
        {
            await points.PassAsync("before a recording is written down");
            var text = await base.GetTextAsync(audioSpeechStream, options, cancellationToken);
            await points.PassAsync("after a recording was written down");
            return text;
        }
    }
#pragma warning restore MEAI001

    private sealed class WatchedTwilio(ITwilioMessages inner, KillPoints points) : ITwilioMessages
    {
        public async Task<SendOutcome> CreateAsync(TwilioMessage message, CancellationToken cancellationToken)
        {
            await points.PassAsync("before Twilio is given a message");
            var outcome = await inner.CreateAsync(message, cancellationToken);
            await points.PassAsync($"after Twilio answered {outcome.GetType().Name}");
            return outcome;
        }

        public async Task<IReadOnlyList<TwilioMessageRecord>> ListAsync(
            string to,
            DateTimeOffset since,
            CancellationToken cancellationToken)
        {
            await points.PassAsync("before Twilio is asked for its list");
            var listed = await inner.ListAsync(to, since, cancellationToken);
            await points.PassAsync("after Twilio gave its list");
            return listed;
        }

        public Task<bool> ShowTypingAsync(string messageSid, CancellationToken cancellationToken) =>
            inner.ShowTypingAsync(messageSid, cancellationToken);
    }
}

/// <summary>
/// A tool that changes the world outside: a folder with one file for each table that is booked. Its port keeps the rule that
/// one key books once, as a reservation system with a unique key does.
/// </summary>
/// <param name="desk">The folder.</param>
internal sealed class BookTable(string desk) : ITool
{
    public const string ToolName = "book_table";

    public string Name => ToolName;

    public AIFunctionDeclaration DeclarationFor(Assistant assistant) =>
        AIFunctionFactory.CreateDeclaration(
            Name,
            "Books a table.",
            JsonSerializer.SerializeToElement(new { type = "object", properties = new { } }));

    public async Task<ToolResult> RunAsync(ToolCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        var booking = Path.Combine(desk, call.Id);
        try
        {
            await using var file = new FileStream(booking, FileMode.CreateNew);
        }
        catch (IOException) when (File.Exists(booking))
        {
            // Booked by a run that did not live to tell.
        }

        return "Booked.";
    }
}
