namespace HotelConcierge.Knowledge.Reading;

/// <summary>Takes the text out of PDF files.</summary>
internal interface IPdfText
{
    /// <returns>The text of the pages, a form feed after each.</returns>
    /// <exception cref="DocumentException">It cannot be had; the message says what to install or correct.</exception>
    Task<string> ReadAsync(ReadOnlyMemory<byte> pdf, CancellationToken cancellationToken);
}
