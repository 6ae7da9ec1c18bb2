using System.Buffers;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MimeKit;
using SmtpServer;
using SmtpServer.Authentication;
using SmtpServer.ComponentModel;
using SmtpServer.Mail;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace HotelConcierge.Contracts.Mail;

/// <summary>How a simulated mail server secures its connections.</summary>
public enum MailServerSecurity
{
    None,
    StartTls,
    Tls,
}

/// <summary>What a mail server does once it has a whole mail.</summary>
public enum MailFault
{
    None,

    /// <summary>It says nothing any more.</summary>
    Hang,

    /// <summary>It keeps the mail and ends the connection without a word.</summary>
    Drop,
}

/// <summary>A mail that the server has.</summary>
/// <param name="To">For whom it was handed over, whatever its headers say.</param>
public sealed record TakenMail(string From, IReadOnlyList<string> To, MimeMessage Message);

/// <summary>
/// A mail server on loopback with a certificate of its own that nobody trusts unasked. It speaks SMTP by a library that knows nothing of
/// the client's; who signs in wrongly, or not at all where it wants that, hands over nothing.
/// </summary>
public sealed class SimulatedMailServer : IAsyncDisposable
{
    public const string User = "concierge";
    public const string Password = "a-mail-password";

    private readonly CancellationTokenSource _end = new();
    private readonly Lock _lock = new();
    private readonly List<TakenMail> _taken = [];
    private readonly List<string> _asked = [];
    private readonly SemaphoreSlim _one = new(0);
    private readonly TaskCompletionSource _hanging = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _serving = Task.CompletedTask;

    private SimulatedMailServer(X509Certificate2 certificate) => Certificate = certificate;

    public X509Certificate2 Certificate { get; }

    public int Port { get; private set; }

    /// <summary>What it answers to a receiver; null for yes.</summary>
    public Func<string, SmtpReplyCode?> Refuses { get; set; } = _ => null;

    public MailFault Fault { get; set; }

    /// <summary>Completes when a mail was met with <see cref="MailFault.Hang"/>.</summary>
    public Task Hanging => _hanging.Task;

    /// <summary>The mails that it has, also those whose client never learnt so.</summary>
    public IReadOnlyList<TakenMail> Taken
    {
        get
        {
            lock (_lock)
                return [.. _taken];
        }
    }

    /// <summary>For whom it was asked to take something, as often as it was.</summary>
    public IReadOnlyList<string> Asked
    {
        get
        {
            lock (_lock)
                return [.. _asked];
        }
    }

    /// <param name="signsIn">Whether it takes mails only from <see cref="User"/> with <see cref="Password"/>.</param>
    public static async Task<SimulatedMailServer> StartAsync(
        MailServerSecurity security = MailServerSecurity.StartTls, bool signsIn = true)
    {
        var server = new SimulatedMailServer(NewCertificate());

        // A port that was free a moment ago may be taken by somebody else on a busy machine.
        for (var attempt = 0; ; attempt++)
        {
            using (var probe = new TcpListener(IPAddress.Loopback, 0))
            {
                probe.Start();
                server.Port = ((IPEndPoint)probe.LocalEndpoint).Port;
            }

            server._serving = new SmtpServer.SmtpServer(server.Options(security, signsIn), server.Services()).StartAsync(server._end.Token);
            if (!server._serving.IsFaulted)
                return server;
            if (attempt == 10)
                await server._serving;
        }
    }

    /// <summary>Completes when there are so many more mails than were waited for before.</summary>
    public async Task WaitAsync(int mails, CancellationToken cancellationToken)
    {
        for (var mail = 0; mail < mails; mail++)
            await _one.WaitAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _serving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _end.Dispose();
        _one.Dispose();
        Certificate.Dispose();
    }

    private ISmtpServerOptions Options(MailServerSecurity security, bool signsIn) => new SmtpServerOptionsBuilder()
        .ServerName("mail.hotel.example")
        .Endpoint(endpoint =>
        {
            endpoint.Endpoint(new IPEndPoint(IPAddress.Loopback, Port)).AuthenticationRequired(signsIn);
            if (security is MailServerSecurity.None)
                endpoint.AllowUnsecureAuthentication();
            else
                endpoint.Certificate(Certificate).IsSecure(security is MailServerSecurity.Tls);
        })
        .Build();

    private ServiceProvider Services()
    {
        var services = new ServiceProvider();
        services.Add(new Doorman());
        services.Add(new Filter(this));
        services.Add(new Store(this));
        return services;
    }

    private static X509Certificate2 NewCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=mail.hotel.example", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        var now = TimeProvider.System.GetUtcNow();
        using var made = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));

        // A key that was never written is not usable for TLS on every system.
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), password: null);
    }

    private sealed class Doorman : UserAuthenticator
    {
        public override Task<bool> AuthenticateAsync(
            ISessionContext context, string user, string password, CancellationToken cancellationToken) =>
            Task.FromResult(user == User && password == Password);
    }

    private sealed class Filter(SimulatedMailServer server) : MailboxFilter
    {
        public override Task<bool> CanDeliverToAsync(
            ISessionContext context, IMailbox to, IMailbox from, CancellationToken cancellationToken)
        {
            var address = to.AsAddress();
            lock (server._lock)
                server._asked.Add(address);
            return server.Refuses(address) is { } code
                ? throw new SmtpResponseException(new SmtpResponse(code, "not now, or not here"))
                : Task.FromResult(true);
        }
    }

    private sealed class Store(SimulatedMailServer server) : MessageStore
    {
        public override async Task<SmtpResponse> SaveAsync(
            ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
        {
            if (server.Fault is MailFault.Hang)
            {
                server._hanging.TrySetResult();
                await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            }

            using var mail = new MemoryStream(buffer.ToArray());
            var taken = new TakenMail(
                transaction.From.AsAddress(),
                [.. transaction.To.Select(to => to.AsAddress())],
                await MimeMessage.LoadAsync(mail, cancellationToken));
            lock (server._lock)
                server._taken.Add(taken);
            server._one.Release();
            if (server.Fault is MailFault.Drop)
                (context.Pipe as IDisposable)?.Dispose();
            return SmtpResponse.Ok;
        }
    }
}
