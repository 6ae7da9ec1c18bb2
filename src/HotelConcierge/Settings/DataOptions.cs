namespace HotelConcierge.Settings;

/// <summary>Where the Local host keeps what it must not lose: section <c>Data</c>.</summary>
public sealed class DataOptions
{
    public const string Section = "Data";

    /// <summary>The folder of the database and the media; made when it is not there. Relative to the folder the host starts in.</summary>
    /// <value><c>./data</c>.</value>
    public string Path { get; set; } = "./data";
}
