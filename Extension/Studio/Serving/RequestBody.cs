using Microsoft.AspNetCore.Http;

namespace MLKids.Studio.Serving;

/// <summary>Reads the body of a request into memory.</summary>
internal static class RequestBody
{
    /// <param name="request">The request.</param>
    /// <param name="most">Bytes at most.</param>
    /// <exception cref="StudioException">It is larger.</exception>
    public static async Task<byte[]> ReadAll(this HttpRequest request, long most)
    {
        if (request.ContentLength > most)
            throw TooLarge(request.ContentLength.Value, most);
        using var memory = new MemoryStream((int)(request.ContentLength ?? 0));
        var buffer = new byte[81_920];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, request.HttpContext.RequestAborted)) > 0)
        {
            memory.Write(buffer, 0, read);
            if (memory.Length > most)
                throw TooLarge(memory.Length, most);
        }

        return memory.ToArray();
    }

    private static StudioException TooLarge(long found, long most) => new(
        StatusCodes.Status413PayloadTooLarge, StudioCodes.TooLarge, "This file is too large. Choose a smaller one.", $"Found {found:N0} bytes or more, at most {most:N0}.");
}
