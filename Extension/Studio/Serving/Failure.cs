using Microsoft.AspNetCore.Http;
using MLKids.Blocks.Diagnostics;
using MLKids.Learning;
using MLKids.Runtime.Projects;

namespace MLKids.Studio.Serving;

/// <summary>What a failed request answers: <c>{code, sentence, message, hint}</c> and a status. One place turns exceptions into it.</summary>
/// <param name="Code">As in diagnostics.</param>
/// <param name="Sentence">For the child.</param>
/// <param name="Message">For developers and teachers.</param>
/// <param name="Hint">What to try, or null.</param>
internal sealed record Failure(string Code, string Sentence, string Message, string? Hint = null)
{
    public static (int Status, Failure Failure) Of(Exception error) => error switch
    {
        StudioException e => (e.Status, new Failure(e.Code, e.ChildSentence, e.Message)),
        LearningException e => (StatusCodes.Status422UnprocessableEntity, new Failure(e.Code, e.ChildSentence, e.Message)),
        BlockException e => (StatusCodes.Status422UnprocessableEntity, new Failure(e.Code, e.ChildSentence, e.Message, e.Hint)),
        ProjectException e => (StatusCodes.Status422UnprocessableEntity, new Failure(e.Diagnostic.Code, e.Diagnostic.ChildSentence, e.Diagnostic.Message, e.Diagnostic.Hint)),
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } e => (e.StatusCode, new Failure(StudioCodes.TooLarge, "This file is too large. Choose a smaller one.", e.Message)),
        InvalidDataException e => (StatusCodes.Status400BadRequest, new Failure(StudioCodes.BadRequest, "These files did not arrive whole. Please try once more.", e.Message)),
        BadHttpRequestException e => (e.StatusCode, new Failure(StudioCodes.BadRequest, "The page and the program do not understand each other. Load the page again.", e.Message)),
        IOException or UnauthorizedAccessException => (
            StatusCodes.Status422UnprocessableEntity, new Failure(LearningCodes.CannotWrite, "A file cannot be read or written. Check the disk.", error.Message)),
        _ => (StatusCodes.Status500InternalServerError, new Failure(StudioCodes.Unexpected, "Something went wrong here. Please try once more.", $"{error.GetType().Name}: {error.Message}")),
    };
}
