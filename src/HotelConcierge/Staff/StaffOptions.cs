using System.Text.RegularExpressions;
using HotelConcierge.Settings;
using HotelConcierge.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Staff;

/// <summary>One who signs in with a key.</summary>
/// <param name="Key">Never in a log.</param>
/// <param name="Role"><c>desk</c> or <c>manager</c>; empty: <c>desk</c>.</param>
public sealed record StaffEntry(string Key, string Role)
{
    /// <summary>The role, or null where it is written as neither.</summary>
    internal StaffRole? RoleAs => Role switch
    {
        "" => StaffRole.Desk,
        _ when Role.Equals("desk", StringComparison.OrdinalIgnoreCase) => StaffRole.Desk,
        _ when Role.Equals("manager", StringComparison.OrdinalIgnoreCase) => StaffRole.Manager,
        _ => null,
    };
}

/// <summary>Who signs in with a key of their own. Section <c>Staff</c>: <c>Staff__ana__Key</c>, <c>Staff__ana__Role</c>.</summary>
public sealed partial class StaffOptions
{
    public const string Section = "Staff";

    /// <summary>A shorter key could be guessed.</summary>
    public const int ShortestKey = 16;

    private const string Key = "Key";
    private const string Role = "Role";

    /// <summary>Everybody who has one, by the name in the setting, in any case.</summary>
    public IReadOnlyDictionary<string, StaffEntry> Members { get; set; } =
        new Dictionary<string, StaffEntry>(StringComparer.OrdinalIgnoreCase);

    // It stands in the name of a setting, in a cookie and on the page.
    [GeneratedRegex("^[A-Za-z0-9]([A-Za-z0-9_.-]{0,38}[A-Za-z0-9])?$", RegexOptions.ExplicitCapture, MatchPatience.Milliseconds)]
    private static partial Regex NameShape { get; }

    /// <summary>Reads them.</summary>
    /// <param name="configuration">The host's whole configuration.</param>
    public static StaffOptions Read(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var members = new Dictionary<string, StaffEntry>(StringComparer.OrdinalIgnoreCase);
        foreach (var member in configuration.GetSection(Section).GetChildren())
        {
            var entry = new StaffEntry(member[Key] ?? "", member[Role] ?? "");
            if (entry.Key.Length > 0 || entry.Role.Length > 0)
                members[member.Key] = entry;
        }

        return new() { Members = members };
    }

    private static string NameOf(string member, string key) => string.Join(KnownSetting.Separator, Section, member, key);

    /// <summary>Says everything that is wrong with the settings, each by the name the operator wrote, never with a key.</summary>
    public sealed class Check : IValidateOptions<StaffOptions>
    {
        public ValidateOptionsResult Validate(string? name, StaffOptions options)
        {
            ArgumentNullException.ThrowIfNull(options);
            var problems = options.Members.SelectMany(member => FindProblems(member.Key, member.Value)).ToList();
            return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
        }

        private static IEnumerable<string> FindProblems(string member, StaffEntry entry)
        {
            if (!NameShape.IsMatch(member))
                yield return $"{NameOf(member, Key)}: the name in the middle must be 1 to 40 letters, digits, '_', '-' or '.'.";
            if (entry.Key.Length == 0)
                yield return $"{NameOf(member, Key)}: is missing. It belongs with {NameOf(member, Role)}.";
            else if (StaffSettings.MemberKey.FindProblem(entry.Key) is { } problem)
                yield return $"{NameOf(member, Key)}: {problem}";
            else if (entry.Key.Length < ShortestKey)
            {
                yield return $"{NameOf(member, Key)} must have at least {ShortestKey} characters: make one up, such as with "
                    + "openssl rand -base64 18.";
            }

            if (entry.RoleAs is null)
                yield return $"{NameOf(member, Role)} must be desk or manager.";
        }
    }
}
