namespace HotelConcierge.Knowledge.Reading;

/// <summary>A document cannot be read; the message says what somebody can do about it.</summary>
internal sealed class DocumentException : Exception
{
    public DocumentException(string message)
        : base(message)
    {
    }

    public DocumentException(string message, Exception cause)
        : base(message, cause)
    {
    }
}
