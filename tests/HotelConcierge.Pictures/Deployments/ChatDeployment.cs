using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using HotelConcierge.Contracts;
using HotelConcierge.Local.Hosting;
using HotelConcierge.Simulators.OpenAI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace HotelConcierge.Pictures.Deployments;

/// <summary>The Local host on a free port, in this process, with a data folder that is gone afterwards.</summary>
internal sealed class ChatDeployment : IAsyncDisposable
{
    private readonly LocalHost _host;
    private readonly DirectoryInfo _folder;
    private readonly RecordedLogs _logs;

    private ChatDeployment(LocalHost host, DirectoryInfo folder, RecordedLogs logs, SimulatedOpenAI? model)
    {
        _host = host;
        _folder = folder;
        _logs = logs;
        Model = model;
    }

    /// <summary>Scheme, host and port.</summary>
    public string Url => _host.Url;

    public IServiceProvider Services => _host.App.Services;

    /// <summary>What answers, over HTTP; null where the embedded model does.</summary>
    public SimulatedOpenAI? Model { get; }

    /// <summary>What an operator reads, at Information and above.</summary>
    public IReadOnlyCollection<string> Log => _logs.Lines;

    /// <summary>Opens one in which the embedded model answers.</summary>
    /// <param name="settings">Those that differ from the usual ones.</param>
    public static Task<ChatDeployment> OpenAsync(params (string Name, string Value)[] settings) =>
        OpenAsync(model: null, settings);

    /// <summary>
    /// Opens one whose connections are encrypted, with a certificate that nobody vouches for; the embedded model answers.
    /// </summary>
    /// <inheritdoc cref="OpenAsync(ValueTuple{string, string}[])"/>
    public static Task<ChatDeployment> OpenEncryptedAsync(params (string Name, string Value)[] settings) =>
        OpenAsync(model: null, settings, isEncrypted: true);

    /// <summary>Opens one in which a simulated service answers, as it is scripted.</summary>
    /// <inheritdoc cref="OpenAsync(ValueTuple{string, string}[])"/>
    public static async Task<ChatDeployment> OpenScriptedAsync(params (string Name, string Value)[] settings)
    {
        var model = await SimulatedOpenAI.StartAsync();
        return await OpenAsync(
            model,
            [
                ("OpenAI:Endpoint", model.Endpoint.ToString()),
                ("OpenAI:ApiKey", model.ApiKey),
                ("OpenAI:Model", "gpt-simulated"),
                ("OpenAI:NetworkTimeout", "00:10:00"),

                // Who scripts the model's calls means those that answer.
                ("Safety:AskModel", "false"),
                ("Conversation:AskLanguage", "false"),
                ("Conversation:HoldAfter", "00:09:00"),
                ("Conversation:TurnDeadline", "00:20:00"),
                .. settings,
            ]);
    }

    /// <summary>The page of an assistant's chat.</summary>
    public string PageOf(string assistant, string? language = null) =>
        $"{Url}/chat?assistant={assistant}{(language is null ? "" : $"&lang={language}")}";

    public async ValueTask DisposeAsync()
    {
        Model?.ReleaseAll();
        await _host.App.StopAsync();
        await _host.DisposeAsync();
        if (Model is not null)
            await Model.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private static async Task<ChatDeployment> OpenAsync(
        SimulatedOpenAI? model, (string Name, string Value)[] settings, bool isEncrypted = false)
    {
        var folder = Directory.CreateTempSubdirectory("concierge-chat-");
        var logs = new RecordedLogs();
        string[] args =
        [
            .. isEncrypted
                ? ["--urls=https://127.0.0.1:0", $"--Kestrel:Certificates:Default:Path={SelfSigned(folder)}"]
                : new[] { "--urls=http://127.0.0.1:0" },
            $"--Data:Path={folder.FullName}",
            "--Conversation:QuietPeriod=00:00:00.050",
            $"--WebChat:Secret={Guid.NewGuid():N}",
            .. settings.Select(setting => $"--{setting.Name}={setting.Value}"),
        ];
        var host = await LocalHost.BuildAsync(args, Record, CancellationToken.None);
        await host.StartAsync(CancellationToken.None);
        return new(host, folder, logs, model);

        void Record(IServiceCollection services) =>
            services.RemoveAll<ILoggerProvider>().AddSingleton<ILoggerProvider>(logs);
    }

    private static string SelfSigned(DirectoryInfo folder)
    {
        using var key = RSA.Create(2048);
        var now = DateTimeOffset.UtcNow;
        using var certificate = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        var file = Path.Combine(folder.FullName, "certificate.pfx");
        File.WriteAllBytes(file, certificate.Export(X509ContentType.Pfx));
        return file;
    }
}
