namespace HotelConcierge.Settings;

/// <summary>Who may use the admin routes: section <c>Admin</c>.</summary>
public sealed class AdminOptions
{
    public const string Section = "Admin";

    /// <summary>The secret that callers send in the header <c>x-functions-key</c>.</summary>
    /// <value>Empty: the Local host makes one up and prints it; in Azure the function key counts.</value>
    public string Key { get; set; } = "";
}
