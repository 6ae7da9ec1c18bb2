using System.Globalization;
using System.Text.Json;
using HotelConcierge.Channels.WebChat;
using HotelConcierge.Simulators.Twilio;
using HotelConcierge.Simulators.Web;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Crash.World;

/// <summary>
/// A guest at a browser, who sends words only. What the browser shows is what stands in the deployment's own log, so that is looked at: it
/// is there also while no process is.
/// </summary>
internal sealed class WebSide(string database) : IGuestSide
{
    private const string Assistant = "early-years";
    private const string Secret = "a secret of the crash harness that is long enough";

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(50);
    private static readonly WebSessions Sessions = new(Options.Create(new WebChatOptions { Secret = Secret }), TimeProvider.System);
    private static readonly WebSession Session = Sessions.Begin(Assistant, new byte[WebSessions.GuestBytes]);

    private string _url = "";

    /// <summary>The guest who is there.</summary>
    public static string Guest => Session.Guest;

    public IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["WebChat:Secret"] = Secret,
        ["WebChat:MessagesPerMinute"] = "10000",
    };

    public IReadOnlyList<string> Phone
    {
        get
        {
            if (!File.Exists(database))
                return [];
            using var connection = new SqliteConnection($"Data Source={database};Pooling=False;Mode=ReadOnly");
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "select count(*) from sqlite_master where type = 'table' and name = 'webchat'";
            if (Convert.ToInt32(command.ExecuteScalar(), CultureInfo.InvariantCulture) == 0)
                return [];
            command.CommandText = "select json_extract(properties, '$.json') from webchat where key like 'entry-%' order by key";
            using var rows = command.ExecuteReader();
            var shown = new List<string>();
            while (rows.Read())
            {
                if (JsonSerializer.Deserialize<WebEntry>(rows.GetString(0), JsonSerializerOptions.Web)!.Content is { } content)
                    shown.Add(content.Words);
            }

            return shown;
        }
    }

    public void Open(string url) => _url = url;

    public async Task WaitForMessagesAsync(int count, CancellationToken cancellationToken)
    {
        while (Phone.Count < count)
            await Task.Delay(BetweenLooks, cancellationToken);
    }

    public string IdOf(int number) => NumberOf(number).ToString("D");

    public async Task<bool> TellAsync(InboundSms message, int number, CancellationToken cancellationToken)
    {
        try
        {
            using var browser = await WebBrowser.OpenAsync(new(_url), Assistant, Sessions.Sign(Session), cancellationToken);
            using var answer = await browser.WriteAsync(NumberOf(number), message.Body, cancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            // The process died, perhaps after it had taken the message; it is sent again, as the page does.
            return false;
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static Guid NumberOf(int number) => new(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]);
}
