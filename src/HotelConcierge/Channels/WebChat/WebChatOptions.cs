using HotelConcierge.Settings;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Channels.WebChat;

/// <summary>The settings of section <c>WebChat</c>: a chat on a page of our own, which other sites may show in theirs.</summary>
public sealed class WebChatOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "WebChat";

    /// <summary>A shorter secret could be guessed.</summary>
    public const int ShortestSecret = 32;

    /// <summary>Signs the cookie that says who a guest is. Whoever knows it can read and write as any guest.</summary>
    public string Secret { get; set; } = "";

    /// <summary>The sites that may show the chat in a page of theirs, separated by commas: <c>https://hotel.example</c>.</summary>
    public string AllowedOrigins { get; set; } = "";

    /// <summary>How many messages and files a guest may send in a minute.</summary>
    public int MessagesPerMinute { get; set; } = 20;

    /// <summary>How many people may open the chat for the first time in a minute, in each process; those who have go on.</summary>
    public int NewGuestsPerMinute { get; set; } = 60;

    /// <summary><see cref="AllowedOrigins"/>, each by itself.</summary>
    public IReadOnlyList<string> Origins =>
        AllowedOrigins.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Says everything that is wrong with the settings, each by the name the operator wrote, never with the secret.</summary>
    public sealed class Check : IValidateOptions<WebChatOptions>
    {
        public ValidateOptionsResult Validate(string? name, WebChatOptions options)
        {
            ArgumentNullException.ThrowIfNull(options);
            List<string> problems = [];
            if (options.Secret.Length < ShortestSecret)
            {
                problems.Add(
                    $"WebChat__Secret must have at least {ShortestSecret} characters: make one up, such as with openssl rand -base64 32.");
            }

            problems.AddRange(
                from origin in options.Origins
                where !IsOrigin(origin)
                select $"WebChat__AllowedOrigins holds '{origin}', which is no origin: scheme and host alone, as in https://hotel.example.");
            return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
        }

        // It stands in a header, so nothing but an address may be in it.
        private static bool IsOrigin(string text) =>
            BaseUrl.Is(text)
            && Uri.TryCreate(text, UriKind.Absolute, out var address)
            && string.Equals(address.GetLeftPart(UriPartial.Authority), text, StringComparison.OrdinalIgnoreCase);
    }
}
