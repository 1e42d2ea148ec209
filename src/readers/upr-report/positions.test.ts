import assert from 'node:assert/strict';
import test from 'node:test';
import { groundOf, type Position } from './positions.ts';

/** Sentences as reports word them since 2008, with X for the State. A lawyer can read this table. */
const SAID: readonly (readonly [string, Position])[] = [
  ['The recommendations listed below have been examined by X and enjoy its support:', 'supported'],
  [
    'The recommendations formulated during the dialogue have been examined by and enjoy the support of X:',
    'supported',
  ],
  ['The following recommendations enjoyed the support of X:', 'supported'],
  [
    'The following recommendations enjoy the support of X, which considers that they are already implemented:',
    'supported',
  ],
  [
    'X considers that recommendations below are already implemented or in the process of implementation:',
    'supported',
  ],
  ['X considered the recommendations listed below, and agrees to follow up on them:', 'supported'],
  ['The State under review considered the recommendations and agreed on the following:', 'supported'],
  ['All recommendations have been examined by X and enjoy the support of X.', 'supported'],
  ['X supports the following recommendations:', 'supported'],
  ['X has examined the recommendations below and supports them:', 'supported'],
  ['The recommendations listed below have been examined by X and have been noted by X:', 'noted'],
  ['X notes the following recommendations:', 'noted'],
  ['X notes those recommendations:', 'noted'],
  ['X notes those recommendations and will provide the response in due time.', null],
  ['The recommendations below do not have the support of X:', 'noted'],
  ['X is unable to accept the recommendations below:', 'noted'],
  ['The following recommendations did not enjoy the support of X:', 'noted'],
  ['The recommendations below do not enjoy the support of X:', 'noted'],
  ['The following recommendations did not enjoy the support of X and would thus be noted:', 'noted'],
  ['The recommendations would not enjoy the support of X:', 'noted'],
  ['X considers that the recommendations below cannot be accepted:', 'noted'],
  ['The above recommendations cannot enjoy the support of X until a referendum takes place.', 'noted'],
  ['The following recommendations were rejected by X for these reasons:', 'noted'],
  ['The recommendations listed below were noted by X:', 'noted'],
  ['X takes note of the recommendations reflected in paragraphs 23 and 24 and offers comments:', 'noted'],
  ['X noted the following recommendations and indicated that they have been implemented:', 'noted'],
  [
    'The following are noted and X indicated that they pertain to measures already being implemented:',
    'noted',
  ],
  ['In the view of X the recommendations in paragraph 74 are not relevant.', 'noted'],
  ['X considers the recommendations in paragraph 43 as unacceptable because factually wrong.', 'noted'],
  ['The recommendations below have been examined by X and have been noted:', 'noted'],
  ['The following recommendations have not received the support of X:', 'noted'],
  ['The following recommendations are partially supported by X:', 'partially_supported'],
  ['X expressed its support for the following recommendations:', 'supported'],
  ['The following conclusions were made, with the agreement of the State under review:', 'supported'],
  ['The following recommendations will be examined by X which will provide responses in due time:', null],
  ['The recommendations listed below will be further examined by X:', null],
  ['X will examine the above recommendations and will respond in due course.', null],
  ['Responses to the following recommendations will be provided by X in due time:', null],
  ['The response of X to these recommendations will be included in the outcome report.', null],
  ['X indicated that it would study the conformity of the following with its legislation:', null],
  [
    'Among them, there are some that enjoy the support of X and others which do not enjoy the support of X.',
    null,
  ],
];

for (const [sentence, position] of SAID) {
  test(`${position ?? 'later'}: ${sentence}`, () => {
    assert.deepEqual(groundOf(sentence), { position, isSaid: true });
  });
}

const UNSAID = [
  'In the course of the discussion, the following recommendations were made to X:',
  'During the interactive dialogue, different countries have presented recommendations as follows:',
  'In the course of the discussion, it was recommended that X:',
];

for (const sentence of UNSAID) {
  test(`says nothing: ${sentence}`, () => assert.equal(groundOf(sentence).isSaid, false));
}
