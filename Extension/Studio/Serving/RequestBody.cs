using Microsoft.AspNetCore.Http;

namespace MLKids.Studio.Serving;

/// <summary>Reads the body of a request into memory.</summary>
internal static class RequestBody
{
    /// <param name="request">The request.</param>
    /// <param name="most">Bytes at most.</param>
    /// <param name="tooLarge">What a person reads where there are more.</param>
    /// <exception cref="StudioException">It is larger.</exception>
    public static async Task<byte[]> ReadAll(this HttpRequest request, long most, string tooLarge = "This file is too large. Choose a smaller one.")
    {
        if (request.ContentLength > most)
            throw TooLarge(tooLarge, request.ContentLength.Value, most);
        using var memory = new MemoryStream((int)(request.ContentLength ?? 0));
        var buffer = new byte[81_920];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, request.HttpContext.RequestAborted)) > 0)
        {
            memory.Write(buffer, 0, read);
            if (memory.Length > most)
                throw TooLarge(tooLarge, memory.Length, most);
        }

        return memory.ToArray();
    }

    private static StudioException TooLarge(string sentence, long found, long most) => new(
        StatusCodes.Status413PayloadTooLarge, StudioCodes.TooLarge, sentence, $"Found {found:N0} bytes or more, at most {most:N0}.");
}
